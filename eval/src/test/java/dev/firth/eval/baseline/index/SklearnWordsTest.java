package dev.firth.eval.baseline.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.WordTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SklearnWordsTest {
  private static List<String> words(WordTokenizer tokenizer, String text) {
    var words = new ArrayList<String>();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    tokenizer.tokenize(
        utf8,
        0,
        utf8.length,
        (bytes, offset, length) ->
            words.add(new String(bytes, offset, length, StandardCharsets.UTF_8)));
    return words;
  }

  /** What Python's {@code re.findall(r"(?u)\b\w\w+\b", text.lower())} gives. */
  @Test
  void cutsLikePython() {
    var words = new SklearnWords();
    assertEquals(List.of("it", "naïve", "x_1", "42"), words(words, "It's a naïve x_1, 42 b."));
    assertEquals(List.of("straße", "ⅷⅷ", "x²"), words(words, "STRAßE Ⅷⅷ x²"));
    // A combining accent is no word character in Python, and ends the word.
    assertEquals(List.of("cafe", "noir"), words(words, "cafe\u0301 noir"));
    assertEquals(List.of("𐐨𐐩"), words(words, "𐐀𐐁 𐐂"));
    assertEquals(List.of("ὀδυσσεύς"), words(words, "ὈΔΥΣΣΕΎΣ"));
    assertEquals(List.of(), words(words, "a b c"));
  }

  @Test
  void joinsNeighbours() {
    var grams = new DocumentAnalysis("whitespace", 1, 3).tokenizer();
    assertEquals(
        List.of("a", "b", "a b", "c", "b c", "a b c", "d", "c d", "b c d"),
        words(grams, "a b c d"));
    var pairs = new DocumentAnalysis("whitespace", 2, 2).tokenizer();
    assertEquals(List.of("a b", "b c"), words(pairs, "a b c"));
    assertEquals(List.of(), words(pairs, "a"));
    assertEquals("lucene-whitespace,grams-2-2", pairs.signature());
  }

  @Test
  void namesItsAnalyzers() {
    var e = assertThrows(UsageException.class, () -> DocumentAnalysis.of("englisch"));
    assertEquals(true, e.getMessage().contains("english, "), e.getMessage());
    assertThrows(UsageException.class, () -> new DocumentAnalysis("english", 0, 1));
    assertThrows(UsageException.class, () -> new DocumentAnalysis("english", 2, 1));
  }
}
