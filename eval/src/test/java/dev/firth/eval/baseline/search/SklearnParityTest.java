package dev.firth.eval.baseline.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors of scikit-learn's {@code TfidfVectorizer} on English prose and hard words. */
class SklearnParityTest {
  private static final double TOLERANCE = 1e-12;

  /** The settings of {@code generate.py}. */
  @SuppressWarnings("ImmutableEnumChecker") // the records are immutable
  enum Setting {
    DEFAULT(Weighting.sklearn()),
    SUBLINEAR(Weighting.sklearn().withTermFrequency(TermFrequency.LOGARITHM)),
    UNSMOOTHED(Weighting.sklearn().withDocumentFrequency(DocumentFrequency.PLUS_ONE)),
    COUNTS_L1(
        Weighting.sklearn()
            .withDocumentFrequency(DocumentFrequency.NONE)
            .withNormalization(Normalization.SUM)),
    UNSCALED(
        Weighting.sklearn()
            .withNormalization(Normalization.NONE)
            .withDocumentFrequency(DocumentFrequency.PLUS_ONE)
            .withTermFrequency(TermFrequency.LOGARITHM)),
    BINARY_LIMITS(Weighting.sklearn().withTermFrequency(TermFrequency.BOOLEAN), 1, "2", "0.5"),
    GRAMS_LIMITS(Weighting.sklearn(), 2, "0.06", "12");

    private final Weighting weighting;
    private final int largestGram;
    private final TermLimits limits;

    Setting(Weighting weighting) {
      this(weighting, 1, "1", "1.0");
    }

    Setting(Weighting weighting, int largestGram, String least, String most) {
      this.weighting = weighting;
      this.largestGram = largestGram;
      this.limits =
          new TermLimits(DocumentFrequencyLimit.parse(least), DocumentFrequencyLimit.parse(most));
    }

    String file() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private static List<String> lines(String name) throws IOException {
    try (var in = SklearnParityTest.class.getResourceAsStream("/parity/sklearn/" + name)) {
      assertNotNull(in, name);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
    }
  }

  private static SearchIndex index(int largestGram) throws IOException {
    var documents = new ArrayList<TextDocument>();
    for (String text : lines("paragraphs.txt")) {
      documents.add(new TextDocument("p" + documents.size(), text));
    }
    var analysis = DocumentAnalysis.of("sklearn").withGrams(1, largestGram);
    return SearchIndex.inMemory(
        DocumentReader.of(documents), analysis.tokenizer(), Progress.none());
  }

  @ParameterizedTest
  @EnumSource
  void vectorsAreEqual(Setting setting) throws IOException {
    try (var index = index(setting.largestGram)) {
      var vectors = TfIdfVectors.of(index, setting.weighting, setting.limits);
      var terms = IntStream.range(0, vectors.features()).mapToObj(vectors::term).toList();
      assertEquals(lines(setting.file() + ".terms"), terms);
      List<String> rows = lines(setting.file() + ".svm");
      assertEquals(rows.size(), index.size());
      for (int document = 0; document < rows.size(); document++) {
        assertRow(rows.get(document), vectors.of(document), "document " + document);
      }
    }
  }

  private static void assertRow(String expected, SparseVector vector, String what) {
    String[] fields = expected.split(" ");
    assertEquals(fields.length - 1, vector.size(), what);
    for (int i = 0; i < vector.size(); i++) {
      String[] entry = fields[i + 1].split(":");
      assertEquals(Integer.parseInt(entry[0]), vector.indices()[i], what);
      assertEquals(Double.parseDouble(entry[1]), vector.values()[i], TOLERANCE, what);
    }
  }

  @Test
  void cosinesAreEqual() throws IOException {
    try (var index = index(1)) {
      Ranker ranker = VectorModel.sklearn().on(index);
      for (String line : lines("similar.tsv")) {
        String query = line.substring(0, line.indexOf('\t'));
        double[] expected =
            Arrays.stream(line.substring(line.indexOf('\t') + 1).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        var found = new double[expected.length];
        ranker.search(query, expected.length).forEach(hit -> found[hit.document()] = hit.score());
        for (int document = 0; document < expected.length; document++) {
          assertEquals(expected[document], found[document], TOLERANCE, query + ", " + document);
        }
      }
    }
  }
}
