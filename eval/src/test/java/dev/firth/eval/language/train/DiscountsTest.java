package dev.firth.eval.language.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountsTest {
  /** Y = 10 / (10 + 2·4) = 5/9; D1 = 1 − 2Y·4/10; D2 = 2 − 3Y·2/4; D3+ = 3 − 4Y·1/2. */
  @Test
  void followEquation26() throws BadInputException {
    var discounts = Discounts.of(2, 10, 4, 2, 1);
    assertEquals(5 / 9.0, discounts.one(), 1e-7);
    assertEquals(7 / 6.0, discounts.two(), 1e-7);
    assertEquals(17 / 9.0, discounts.threeAndMore(), 2e-7);
  }

  /** Y = 100 / 160 = 0.625; D1 = 1 − 1.25·0.3; D2 = 2 − 1.875·0.5; D3+ = 3 − 2.5·0.6. */
  @Test
  void areRightForRoundNumbers() throws BadInputException {
    assertEquals(new Discounts(0.625f, 1.0625f, 1.5f), Discounts.of(3, 100, 30, 15, 9));
  }

  @Test
  void nothingWithCountFourIsAllowed() throws BadInputException {
    assertEquals(3, Discounts.of(1, 10, 4, 2, 0).threeAndMore());
  }

  @ParameterizedTest
  @CsvSource({"0,4,2,1,1", "10,0,2,1,2", "10,4,0,1,3"})
  void textsWithoutOneOfTheCountsAreRefused(long n1, long n2, long n3, long n4, int missing) {
    var e = assertThrows(BadInputException.class, () -> Discounts.of(3, n1, n2, n3, n4));
    assertTrue(e.getMessage().startsWith("no 3-gram"), e.getMessage());
    assertTrue(e.getMessage().contains("count of " + missing), e.getMessage());
  }

  /** D2 = 2 − 3·(10/12)·10/1 = −23. */
  @Test
  void discountsOutOfRangeAreRefused() {
    var e = assertThrows(BadInputException.class, () -> Discounts.of(2, 10, 1, 10, 1));
    assertTrue(e.getMessage().contains("-23"), e.getMessage());
  }

  @Test
  void countsAboveTwoShareOne() {
    var discounts = Discounts.FALLBACK;
    assertEquals(0, discounts.of(0));
    assertEquals(0.5f, discounts.of(1));
    assertEquals(1, discounts.of(2));
    assertEquals(1.5f, discounts.of(3));
    assertEquals(1.5f, discounts.of(1_000_000_000_000L));
  }
}
