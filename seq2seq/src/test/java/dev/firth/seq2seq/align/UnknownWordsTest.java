package dev.firth.seq2seq.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownWordsTest {
  private static final UnknownWords COPYING = new UnknownWords(Map.of());

  @TempDir Path folder;

  /** Words cross over: the first word of the target looks at the last one of the source. */
  private static PairAttention crossed(String source, String target) {
    int sources = Pairs.text(source).pieces().size();
    int[] wordOf = Pairs.text(target).wordOf();
    float[][] weights = new float[wordOf.length + 1][sources + 1];
    for (int row = 0; row < wordOf.length; row++) {
      weights[row][Math.max(0, sources - 1 - wordOf[row])] = 1;
    }
    weights[wordOf.length][sources] = 1;
    return Pairs.pair(source, target, weights);
  }

  private static String replaced(UnknownWords words, String source, String target) {
    return words.replace(crossed(source, target), "<unk>").text();
  }

  @ParameterizedTest
  @CsvSource({
    "we see Kiel, <unk> sehen, Kiel sehen",
    "ab (Kiel), <unk> x, Kiel x",
    "'ab Kiel,', '<unk>-, x', 'Kiel, x'",
    "ab Kiel, K-<unk>-l x, Kiel x",
    "ab 5%, <unk> x, 5% x",
    "ab –, <unk> x, – x",
    "'ab ...', <unk> x, ... x",
    "ab cd, x y, x y",
  })
  void theWordLookedAtStandsInItsPlace(String source, String target, String expected) {
    assertEquals(expected, replaced(COPYING, source, target));
  }

  @Test
  void theDictionaryComesFirst() {
    var words = new UnknownWords(Map.of("köln", "cologne", "Kiel", "Kiel town"));
    assertEquals("cologne x", replaced(words, "a Köln", "<unk> x"));
    assertEquals("x <unk>".replace("<unk>", "Bonn"), replaced(words, "Bonn a", "x <unk>"));
    var two = words.replace(crossed("a Kiel", "<unk> x"), "<unk>");
    assertEquals("Kiel town x", two.text());
    assertEquals("1-0 1-1 0-2", two.alignment().toString());
  }

  @Test
  void aDictionaryIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("d"), "a\tb\n\na\tc\nd \t e f\r\n");
    assertEquals(Map.of("a", "b", "d", "e f"), UnknownWords.read(file).dictionary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b\n", "x\ty\na\tb\tc\n", "\ta\n", "a\t \n"})
  void otherLinesAreRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("d"), text);
    var error = assertThrows(BadInputException.class, () -> UnknownWords.read(file));
    assertTrue(error.getMessage().contains("/d:"), error.getMessage());
    assertThrows(BadInputException.class, () -> UnknownWords.read(folder.resolve("none")));
  }
}
