package dev.firth.embeddings.fasttext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what fastText 0.9.2 printed for its own models; it prints five digits. */
class FastTextParityTest {

  private static void assertPrinted(double[] expected, float[] vector, String what) {
    assertEquals(expected.length, vector.length, what);
    for (int i = 0; i < vector.length; i++) {
      double bound = 6e-5 * Math.abs(expected[i]) + 1e-9;
      assertEquals(expected[i], vector[i], bound, what + ", value " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "skipgram.bin",
        "cbow.bin",
        "words-only.bin",
        "softmax.bin",
        "hs.bin",
        "ns.bin",
        "ova.bin",
        "plain.ftz",
        "norms.ftz",
        "pruned.ftz",
        "both.ftz"
      })
  void vectorsOfWordsAndSentences(String name) throws IOException {
    String base = name.substring(0, name.indexOf('.'));
    List<String> words = Parity.lines("words.txt");
    List<String> expected = Parity.lines(base + ".word-vectors.txt");
    List<String> sentences = Parity.lines("lines.txt");
    List<String> expectedSentences = Parity.lines(base + ".sentence-vectors.txt");
    assertEquals(words.size(), expected.size());
    assertEquals(sentences.size(), expectedSentences.size());
    try (var model = Parity.model(name)) {
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        assertPrinted(Parity.numbers(expected.get(i), true), model.wordVector(word), word);
      }
      for (int i = 0; i < sentences.size(); i++) {
        double[] numbers = Parity.numbers(expectedSentences.get(i), false);
        assertPrinted(numbers, model.sentenceVector(sentences.get(i)), "line " + (i + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "softmax.bin",
        "hs.bin",
        "ns.bin",
        "ova.bin",
        "plain.ftz",
        "norms.ftz",
        "pruned.ftz",
        "both.ftz"
      })
  void labelsAndProbabilities(String name) throws IOException {
    String base = name.substring(0, name.indexOf('.'));
    try (var model = Parity.model(name)) {
      compare(model, Parity.lines(base + ".predict.txt"), 0);
      compare(model, Parity.lines(base + ".predict-threshold.txt"), 0.2);
    }
  }

  private static void compare(FastTextModel model, List<String> expected, double threshold)
      throws IOException {
    List<String> lines = Parity.lines("lines.txt");
    assertEquals(lines.size(), expected.size());
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = expected.get(i).isEmpty() ? new String[0] : expected.get(i).split(" ");
      List<Prediction> found = model.predict(lines.get(i), 3, threshold);
      assertEquals(fields.length / 2, found.size(), "line " + (i + 1));
      for (int p = 0; p < found.size(); p++) {
        assertEquals(fields[2 * p], found.get(p).label(), "line " + (i + 1));
        double probability = Double.parseDouble(fields[2 * p + 1]);
        assertEquals(probability, found.get(p).probability(), 5e-6, "line " + (i + 1));
      }
    }
  }

  /** The file of vectors that fastText writes beside a model holds those of its words. */
  @Test
  void theVectorFileOfTheModel() throws IOException {
    List<String> rows = Parity.lines("skipgram.vec");
    try (var model = Parity.model("skipgram.bin")) {
      assertEquals(model.dictionary().words() + " " + model.args().dim(), rows.getFirst());
      for (int id = 0; id < model.dictionary().words(); id++) {
        String row = rows.get(id + 1);
        assertTrue(row.startsWith(model.dictionary().word(id) + " "), row);
        assertPrinted(Parity.numbers(row, true), model.wordVector(id), row);
      }
    }
  }

  @Test
  void characterNgrams() throws IOException {
    var expected = Parity.lines("skipgram.ngrams.txt");
    var found = new ArrayList<String>();
    try (var model = Parity.model("skipgram.bin")) {
      var subwords = new Subwords(model.args().minn(), model.args().maxn(), 200);
      for (String word : List.of("river", "straße", "unseenword", "東京都", "a")) {
        found.add("# " + word);
        if (model.dictionary().wordId(word) >= 0) {
          found.add(word);
        }
        found.addAll(subwords.strings(word));
        assertEquals(subwords.strings(word).size(), subwords.of(word).length);
      }
    }
    assertEquals(expected, found);
  }
}
