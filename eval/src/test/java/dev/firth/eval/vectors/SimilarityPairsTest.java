package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.vectors.SimilarityPairs.Pair;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityPairsTest {
  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("pairs.tsv"), text);
  }

  /** Layouts of the same two pairs; a bar stands for a line end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiger\tcat\t7.35|old\tnew\t1.58|",
        "tiger cat 7.35|old  new 1.58",
        "tiger cat\t7.35|old new\t1.58|",
        "tiger,cat,7.35|\"old\",\"new\",1.58|",
        "\uFEFF# By someone\r||Word 1,Word 2,Human (mean)\r|tiger,cat,7.35\r|old,new,1.58\r|",
        "word1\tword2\tPOS\tSimLex999|tiger\tcat\tN\t7.35\t4|old\tnew\tA\t1.58\t2.7|",
        "tiger\tcat\t7.35\t7\t8\t7|old\tnew\t1.58\t1\t2\t2|",
      })
  void readsTheLayoutsThatSetsComeIn(String text) throws IOException {
    var pairs = SimilarityPairs.read(write(text.replace('|', '\n')));
    assertEquals("pairs.tsv", pairs.name());
    assertEquals(
        List.of(new Pair("tiger", "cat", 7.35), new Pair("old", "new", 1.58)), pairs.pairs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "old new",
        "old\tnew",
        "old\t\t3",
        "old new three",
        "old new NaN",
        "old new 1e999",
        "old new 7,35x",
        "word1 word2 score",
        "old new 0x1p3",
        "old new 3f",
        "\u0000\u0001\u0002"
      })
  void namesTheLineThatIsNoPair(String line) throws IOException {
    Path file = write("first second 1\n" + line + "\n");
    var e = assertThrows(BadInputException.class, () -> SimilarityPairs.read(file));
    assertTrue(e.getMessage().startsWith(file + ":2: "), e.getMessage());
  }

  @Test
  void refusesFilesWithoutPairs() throws IOException {
    for (String text : List.of("", "# nothing\n", "word1 word2 score\n")) {
      Path file = write(text);
      var e = assertThrows(BadInputException.class, () -> SimilarityPairs.read(file));
      assertTrue(e.getMessage().contains("no word pairs"), e.getMessage());
    }
  }
}
