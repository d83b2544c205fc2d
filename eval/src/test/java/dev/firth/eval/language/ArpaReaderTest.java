package dev.firth.eval.language;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArpaReaderTest {
  private static final String GOOD =
      """
      \\data\\
      ngram 1=5
      ngram 2=3
      ngram 3=1

      \\1-grams:
      -2.5\t<unk>
      -1\t</s>
      0\t<s>\t-0.5
      -0.5\ta\t-0.25
      -0.75\tb\t-0.125

      \\2-grams:
      -0.125\t<s> a\t-0.5
      -0.375\ta b\t0.0625
      -0.25\tb </s>

      \\3-grams:
      -0.0625\t<s> a b

      \\end\\
      """;

  @TempDir Path folder;

  private NgramModel read(String arpa) throws IOException {
    return NgramModel.read(Files.writeString(folder.resolve("arpa"), arpa));
  }

  /** Each is a change of the good file, the line where it is noticed, and a word of the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\\data\\|data|1|expected \\data\\",
        "ngram 1=5|ngram 1=6|12|promises 6 1-grams, here are 5",
        "ngram 1=5|ngram 1=4|11|expected \\2-grams:",
        "ngram 2=3|ngram 2=999999999999|17|promises 999999999999 2-grams, here are 3",
        "ngram 2=3|ngram 2=-3|3|ngram 1=1000",
        "ngram 2=3|ngram 3=3|3|follow each other",
        "ngram 3=1|ngram 3=99999999999999999999|4|ngram 1=1000",
        "-2.5|2.5|7|above 0",
        "-2.5|-inf|7|expected a number",
        "-2.5|NaN|7|expected a number",
        "-2.5|-2.5f|7|expected a number",
        "-2.5|-1e99|7|expected a number",
        "<unk>|a|10|'a' stands here again",
        "<s> a b|<s> a c|19|'c' is not among the 1-grams",
        "<s> a b|<s> a|19|expected a word",
        "<s> a b|<s> a b b|19|expected a number",
        "<s> a b|<s> a b -0.5|19|highest order has a backoff",
        "-0.375\ta b|-0.375\t<s> a|15|the same n-gram",
        "a b\t0.0625|a b\t0.0625\tx|15|expected the end of the line",
        "\\2-grams:|\\3-grams:|13|expected \\2-grams:",
        "\\end\\|end|21|expected \\end\\"
      })
  void saysWhatIsWrongAndWhere(String good, String bad, int line, String message) {
    String changed = bad.isEmpty() ? GOOD : replaceFirst(good, bad);
    var e = assertThrows(BadInputException.class, () -> read(changed));
    assertTrue(e.getMessage().contains("arpa:" + line + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  private static String replaceFirst(String good, String bad) {
    int at = GOOD.indexOf(good);
    assertTrue(at >= 0, good);
    return GOOD.substring(0, at) + bad + GOOD.substring(at + good.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<s>", "</s>"})
  void marksOfSentencesMustBeThere(String mark) {
    var e = assertThrows(BadInputException.class, () -> read(GOOD.replace(mark, "<z>")));
    assertTrue(e.getMessage().contains(mark + " is missing"), e.getMessage());
  }

  @Test
  void everyCutIsNoticed() {
    int whole = GOOD.indexOf("\\end\\") + "\\end\\".length();
    for (int length = 0; length < whole; length++) {
      String cut = GOOD.substring(0, length);
      assertThrows(BadInputException.class, () -> read(cut), cut);
    }
  }

  @Test
  void otherLineEndsAndBlanksAreRead() throws IOException {
    assertEquals(3, read(GOOD.replace("\n", "\r\n")).order());
    assertEquals(3, read(GOOD.replace('\t', ' ')).order());
    assertEquals(3, read("# a comment\n\n" + GOOD + "\n\n").order());
  }

  @Test
  void filesOfOtherKindsAreRefused() {
    for (String other :
        new String[] {"", "\n\n", "the cat sat\n", "x".repeat(3 << 20), "\0\1\2\n"}) {
      assertThrows(BadInputException.class, () -> read(other));
    }
    assertThrows(BadInputException.class, () -> NgramModel.read(folder));
    assertThrows(BadInputException.class, () -> NgramModel.read(folder.resolve("none")));
  }

  /** All pairs of so many words: n-grams are added in batches, by another thread. */
  private static List<String> allPairs(int words) {
    var lines = new ArrayList<String>();
    lines.addAll(List.of("\\data\\", "ngram 1=" + (words + 2), "ngram 2=" + words * words));
    lines.addAll(List.of("", "\\1-grams:", "-1\t</s>", "0\t<s>\t-0.5"));
    for (int i = 0; i < words; i++) {
      lines.add("-2\tw" + i + "\t-0.5");
    }
    lines.addAll(List.of("", "\\2-grams:"));
    for (int i = 0; i < words * words; i++) {
      lines.add(-(i % 1000 + 1) / 256f + "\tw" + i / words + " w" + i % words);
    }
    lines.addAll(List.of("", "\\end\\"));
    return lines;
  }

  @Test
  void manyNgramsComeInTheirOrder() throws IOException {
    NgramModel model = read(String.join("\n", allPairs(120)));
    assertEquals(120 * 120, model.ngrams(2));
    for (int i = 0; i < 120 * 120; i += 17) {
      var state = model.newState();
      model.score(state, model.word("w" + i / 120));
      assertEquals(-(i % 1000 + 1) / 256f, model.score(state, model.word("w" + i % 120)));
    }
  }

  @ParameterizedTest
  @CsvSource({"5000, 12000", "12000, 5000", "9000, 9001", "4300, 4200"})
  void ofTwoErrorsTheFirstOneIsTold(int duplicate, int broken) {
    List<String> lines = allPairs(120);
    lines.set(duplicate - 1, lines.get(duplicate - 2));
    lines.set(broken - 1, "-1x\tw0 w0");
    var e = assertThrows(BadInputException.class, () -> read(String.join("\n", lines)));
    String expected =
        duplicate < broken
            ? "arpa:" + duplicate + ": the same n-gram stands here again"
            : "arpa:" + broken + ": expected a number";
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  static Stream<Damage> damages() {
    return Damage.fuzz(GOOD.getBytes(StandardCharsets.UTF_8), 600);
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    damages()
        .forEach(
            damage ->
                assertDoesNotThrow(
                    () -> {
                      try {
                        NgramModel.read(damage.writeTo(folder.resolve("arpa")));
                      } catch (BadInputException e) {
                        assertEquals(1, e.getMessage().lines().count(), damage.what());
                      }
                    },
                    damage.what()));
  }
}
