package dev.firth.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Test
  void middlesGoToTheEvenDigitAsInC() {
    assertEquals("0.1562", Decimals.fixed(0.15625, 4));
    assertEquals("0.3438", Decimals.fixed(0.34375, 4));
    assertEquals("12.12", Decimals.fixed(12.125, 2));
    assertEquals("2", Decimals.fixed(2.5, 0));
    // Not in the middle, although it looks so: the double lies below.
    assertEquals("1.00", Decimals.fixed(1.005, 2));
  }

  @Test
  void signsAndWhatIsNoNumber() {
    assertEquals("-0.50", Decimals.fixed(-0.5, 2));
    assertEquals("-0.0", Decimals.fixed(-0.01, 1));
    assertEquals("0.0", Decimals.fixed(0, 1));
    assertEquals("-", Decimals.fixed(Double.NaN, 2));
  }
}
