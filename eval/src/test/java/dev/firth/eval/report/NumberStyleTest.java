package dev.firth.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FRACTION|0.83151|0.8315",
        "FRACTION|-0.5|−0.5000",
        "FRACTION|NaN|–",
        "PERCENT|0.8315|83.2\u00a0%",
        "SCORE|32.414|32.41",
        "COUNT|1204|1,204",
        "PLAIN|0|0",
        "PLAIN|0.001234567|0.001235",
        "PLAIN|12.345678|12.35",
        "PLAIN|123456|123,500",
        "PLAIN|3|3",
        "PLAIN|-0.25|−0.25",
        "PLAIN|1.5e-9|1.500e−09",
        "PLAIN|1.5e12|1.500e+12",
        "PLAIN|Infinity|∞"
      })
  void writesNumbersAsPeopleQuoteThem(NumberStyle style, double value, String expected) {
    assertEquals(expected, style.format(value));
  }
}
