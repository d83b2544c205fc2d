package dev.firth.eval.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PerplexityTest {
  /** 6 words in 2 lines, 22 characters of which 2 take two bytes. */
  private static final TextUnits TEXT = new TextUnits(2, 6, 22, 24);

  @Test
  void uniformChoiceAmongTenHasPerplexityTen() {
    var perplexity = Perplexity.of(-8, PerplexityUnit.TOKEN, 8);
    assertEquals(10, perplexity.value(), 1e-12);
    assertEquals(Math.log(10) / Math.log(2), perplexity.bits(), 1e-12);
    assertEquals(PerplexityUnit.TOKEN, perplexity.unit());
  }

  @Test
  void unitsOfTheTextCountTheEndsOfLines() {
    var likelihood = new TextLikelihood(-24, 13, TEXT);
    assertEquals(
        Math.pow(10, 24 / 13.0), likelihood.perplexity(PerplexityUnit.TOKEN).value(), 1e-9);
    assertEquals(Math.pow(10, 24 / 8.0), likelihood.perplexity(PerplexityUnit.WORD).value(), 1e-9);
    assertEquals(10, likelihood.perplexity(PerplexityUnit.CHARACTER).value(), 1e-12);
    assertEquals(24 * Math.log(10) / Math.log(2) / 26, likelihood.bitsPerByte(), 1e-12);
  }

  /** The same probability of a text from 13 tokens and from 40: equal in every unit but TOKEN. */
  @Test
  void differentTokensCompareInUnitsOfTheText() {
    var few = new TextLikelihood(-24, 13, TEXT);
    var many = new TextLikelihood(-24, 40, TEXT);
    assertEquals(few.perplexity(PerplexityUnit.WORD), many.perplexity(PerplexityUnit.WORD));
    assertEquals(few.bitsPerByte(), many.bitsPerByte());
  }

  @Test
  void emptyTextHasNone() {
    assertThrows(IllegalArgumentException.class, () -> Perplexity.of(0, PerplexityUnit.WORD, 0));
    assertThrows(IllegalArgumentException.class, () -> TEXT.of(PerplexityUnit.TOKEN));
  }
}
