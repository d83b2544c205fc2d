package dev.firth.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorrelationTest {
  static Stream<Arguments> scipy() {
    List<double[]> lines;
    try (var in = CorrelationTest.class.getResourceAsStream("/parity/scipy/correlations.tsv");
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines = reader.lines().map(CorrelationTest::numbers).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return IntStream.range(0, lines.size() / 3)
        .map(i -> 3 * i)
        .mapToObj(i -> Arguments.of(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split("\t")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @MethodSource("scipy")
  void agreesWithScipy(double[] x, double[] y, double[] spearmanAndPearson) {
    assertEquals(spearmanAndPearson[0], Correlation.spearman(x, y), 1e-14);
    assertEquals(spearmanAndPearson[1], Correlation.pearson(x, y), 1e-13);
  }

  @Test
  void equalValuesShareTheirRanks() {
    assertArrayEquals(
        new double[] {3.5, 1.5, 3.5, 5, 1.5}, Correlation.ranks(new double[] {2, 0.0, 2, 7, -0.0}));
  }

  @Test
  void agreesWithSpearmansFormulaWithoutTies() {
    // 1 - 6·Σd² / (n(n² - 1)); the ranks of y are 2, 1, 4, 5, 3, so that Σd² is 8.
    double[] x = {1, 2, 3, 4, 5};
    double[] y = {2, 1, 3, 6, 2.5};
    assertEquals(1 - 6.0 * 8 / 120, Correlation.spearman(x, y), 1e-15);
  }

  @Test
  void isUndefinedForConstantsSingleValuesAndNaN() {
    double[] constant = {.1, .1, .1};
    double[] rising = {1, 2, 3};
    double[] broken = {1, Double.NaN, 3};
    assertEquals(Double.NaN, Correlation.pearson(constant, rising));
    assertEquals(Double.NaN, Correlation.spearman(rising, constant));
    assertEquals(Double.NaN, Correlation.pearson(new double[] {1}, new double[] {2}));
    assertEquals(Double.NaN, Correlation.pearson(new double[0], new double[0]));
    assertEquals(Double.NaN, Correlation.spearman(broken, rising));
    assertEquals(Double.NaN, Correlation.pearson(broken, rising));
  }

  @Test
  void refusesSamplesOfDifferentLength() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Correlation.pearson(new double[] {1, 2}, new double[] {1, 2, 3}));
  }
}
