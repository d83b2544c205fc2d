package dev.firth.tokenizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.testkit.HardStrings;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.normalize.Nfkd;
import org.junit.jupiter.api.Test;

class NormalizedTextTest {
  @Test
  void loneSurrogatesReadAsReplacementCharacters() {
    for (String text : HardStrings.loneSurrogates()) {
      NormalizedText read = NormalizedText.of(text);
      assertEquals(HardStrings.wellFormed(text), read.toString());
      assertSame(text, read.original());
      for (int i = 0; i < read.length(); i++) {
        int start = i - (Character.isLowSurrogate(read.charAt(i)) ? 1 : 0);
        assertEquals(start, read.originalStart(i));
        assertEquals(start + Character.charCount(read.codePointAt(start)), read.originalEnd(i));
      }
    }
  }

  @Test
  void partsOfRewrittenText() {
    NormalizedText text = new Nfkd().normalize(NormalizedText.of("aﬁ😀é"));
    assertEquals("afi😀e\u0301", text.toString());
    NormalizedText part = text.part(2, 6);
    assertEquals("i😀e", part.toString());
    assertEquals(1, part.originalStart(0));
    assertEquals(2, part.originalEnd(0));
    assertEquals(2, part.originalStart(2));
    assertEquals(4, part.originalEnd(1));
    assertEquals(1, part.originalFrom());
    assertEquals("i", part.part(0, 1).toString());
    assertEquals("😀e", part.edit().skip(1).keepTo(4).done().toString());
    assertThrows(IndexOutOfBoundsException.class, () -> part.part(0, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> part.part(2, 1));
  }

  @Test
  void nothingToDoGivesTheSameText() {
    NormalizedText text = NormalizedText.of("plain text");
    assertSame(text, BertNormalizer.uncased().normalize(text));
    assertSame(text, text.prepend(""));
    assertEquals("", NormalizedText.of("").prepend("x").toString());
  }

  @Test
  void prefixesStandForTheFirstCharacter() {
    NormalizedText text = NormalizedText.of("x😀y").part(1, 4).prepend("▁𝒳");
    assertEquals("▁𝒳😀y", text.toString());
    for (int i = 0; i < 5; i++) {
      assertEquals(1, text.originalStart(i));
      assertEquals(3, text.originalEnd(i));
    }
    assertEquals(3, text.originalStart(5));
  }
}
