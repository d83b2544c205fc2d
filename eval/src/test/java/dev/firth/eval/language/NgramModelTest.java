package dev.firth.eval.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgramModelTest {
  @TempDir Path folder;

  private NgramModel read(String arpa) throws IOException {
    return NgramModel.read(Files.writeString(folder.resolve("arpa"), arpa));
  }

  /** Random n-grams, whose ends and contexts need not be there, as in models pruned by entropy. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "3, 2", "3, 3", "4, 4", "5, 5", "6, 6"})
  void scoresAsTheFormatDefines(int order, int seed) throws IOException {
    var random = Seeds.random(seed);
    var words = new ArrayList<String>(List.of("<unk>", "<s>", "</s>"));
    for (int i = 0; i < 6; i++) {
      words.add("w" + i);
    }
    var plain = new PlainBackoff(new LinkedHashMap<>(), new HashMap<>());
    var arpa = new StringBuilder();
    var head = new StringBuilder("# made up\n\n\\data\\\n");
    for (int length = 1; length <= order; length++) {
      var section = section(random, words, length, order, plain);
      head.append("ngram ").append(length).append('=').append(section.size()).append('\n');
      arpa.append('\n').append('\\').append(length).append("-grams:\n");
      section.forEach(line -> arpa.append(line).append('\n'));
    }
    NgramModel model = read(head + arpa.toString() + "\n\\end\\\n");
    assertEquals(order, model.order());
    compare(random, words, order, model, plain, seed);
  }

  private static List<String> section(
      SplittableRandom random, List<String> words, int length, int order, PlainBackoff plain) {
    var lines = new ArrayList<String>();
    int wanted = length == 1 ? words.size() : 60;
    for (int i = 0; i < wanted; i++) {
      var ngram = new ArrayList<String>();
      for (int k = 0; k < length; k++) {
        ngram.add(length == 1 ? words.get(i) : words.get(random.nextInt(words.size())));
      }
      float probability = -random.nextInt(1, 4000) / 1000f;
      float backoff = random.nextInt(3) == 0 ? 0 : random.nextInt(-1000, 300) / 1000f;
      if (plain.probabilities().putIfAbsent(List.copyOf(ngram), (double) probability) == null) {
        String line = probability + "\t" + String.join(" ", ngram);
        if (length < order && backoff != 0) {
          plain.backoffs().put(List.copyOf(ngram), (double) backoff);
          line += "\t" + backoff;
        }
        lines.add(line);
      }
    }
    return lines;
  }

  private static void compare(
      SplittableRandom random,
      List<String> words,
      int order,
      NgramModel model,
      PlainBackoff plain,
      int seed) {
    for (int i = 0; i < 400; i++) {
      var state = model.newState();
      var said = new ArrayList<String>(List.of("<s>"));
      for (int left = random.nextInt(1, 12); left > 0; left--) {
        said.add(words.get(random.nextInt(words.size())));
        var ngram = said.subList(Math.max(0, said.size() - order), said.size());
        assertEquals(
            plain.score(List.copyOf(ngram)),
            model.score(state, model.word(said.getLast())),
            1e-5,
            () -> said + ", " + Seeds.describe(seed));
      }
    }
  }

  private static final String SMALL =
      """
      \\data\\
      ngram 1=4
      ngram 2=3

      \\1-grams:
      -1\t</s>
      0\t<s>\t-0.5
      -0.5\ta\t-0.25
      -0.75\tb

      \\2-grams:
      -0.125\t<s> a
      -0.375\ta b
      -0.25\tb </s>

      \\end\\
      """;

  @Test
  void sentencesAreScoredFromBeginToEnd() throws IOException {
    NgramModel model = read(SMALL);
    assertEquals(-0.75f, model.score(List.of("a", "b")));
    // b after <s> backs off, then a after b with no weight, then the end after a.
    assertEquals(-0.5f - 0.75f - 0.5f - 0.25f - 1f, model.score(List.of("b", "a")));
    assertEquals(-0.5f - 1f, model.score(List.of()));
  }

  @Test
  void modelsWithoutUnkGiveUnknownWordsKenlmsProbability() throws IOException {
    NgramModel model = read(SMALL);
    assertFalse(model.hasUnknown());
    assertEquals(4, model.ngrams(1));
    assertEquals(3, model.ngrams(2));
    assertEquals(NgramModel.UNKNOWN, model.word("c"));
    assertEquals(-0.5f - 100 - 1, model.score(List.of("c")));
    assertTrue(
        read(SMALL.replace("=4", "=5").replace("-1\t</s>", "-1\t</s>\n-2\t<UNK>")).hasUnknown());
  }

  /** (x, a, b) ends with (a, b), which the file has not: it is filled in and found. */
  @Test
  void missingEndsOfNgramsAreFilledIn() throws IOException {
    NgramModel model =
        read(
            """
            \\data\\
            ngram 1=5
            ngram 2=1
            ngram 3=1

            \\1-grams:
            -1 </s>
            0 <s> -0.5
            -0.5 a -0.25
            -0.75 b -0.125
            -0.25 x

            \\2-grams:
            -0.5 x a -0.0625

            \\3-grams:
            -0.03125 x a b

            \\end\\
            """);
    assertEquals(1, model.ngrams(2));
    var state = model.newState();
    model.score(state, model.word("x"));
    model.score(state, model.word("a"));
    assertEquals(-0.03125f, model.score(state, model.word("b")));
    assertEquals(3, state.matchedWords());
    var other = model.newState();
    model.score(other, model.word("a"));
    assertEquals(-0.25f - 0.75f, model.score(other, model.word("b")));
  }

  @Test
  void statesOfManySentencesDoNotMix() throws IOException {
    NgramModel model = read(SMALL);
    var state = model.newState();
    for (int i = 0; i < 3; i++) {
      model.beginSentence(state);
      assertEquals(-0.125f, model.score(state, model.word("a")));
    }
  }

  @Test
  void packedFilesAreRead() throws IOException {
    Path file = folder.resolve("arpa.gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(SMALL.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertEquals(2, NgramModel.read(file).order());
  }

  @Test
  void ngramsOfManyWordsAreFoundAfterGrowing() {
    var table = new NgramTable(1);
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      assertTrue(table.add(i % 7, i, -i, i));
      numbers.put(i, table.size() - 1);
    }
    assertFalse(table.add(3, 3, 0, 0));
    numbers.forEach(
        (i, number) -> {
          assertEquals(number, table.find(i % 7, i));
          assertEquals(-i, table.probability(number));
          assertEquals(i.floatValue(), table.backoff(number));
        });
    assertEquals(NgramTable.ABSENT, table.find(2, 1));
  }
}
