package dev.firth.eval.baseline.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.eval.baseline.documents.DocumentReader;
import dev.firth.eval.baseline.documents.TextDocument;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.SmallFloat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores of every model against formulas computed plainly from the texts. */
class RankingModelTest {
  private static SearchIndex index(List<String> texts) throws IOException {
    var documents = new ArrayList<TextDocument>();
    for (String text : texts) {
      documents.add(new TextDocument("d" + documents.size(), text));
    }
    return SearchIndex.inMemory(
        DocumentReader.of(documents), new WhitespaceWords(), Progress.none());
  }

  private static Map<String, Integer> counts(String text) {
    var counts = new HashMap<String, Integer>();
    for (String word : text.split(" ")) {
      if (!word.isEmpty()) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static Map<String, Integer> documentFrequencies(List<String> texts) {
    var frequencies = new HashMap<String, Integer>();
    texts.forEach(t -> counts(t).keySet().forEach(w -> frequencies.merge(w, 1, Integer::sum)));
    return frequencies;
  }

  /** Zipf-like texts of w0 (frequent) to w99 (rare); some are empty. */
  private static List<String> randomTexts(int documents, int longest) {
    var random = Seeds.random(documents);
    var texts = new ArrayList<String>();
    for (int i = 0; i < documents; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(longest);
      for (int j = 0; j < length; j++) {
        double u = random.nextDouble();
        text.append(j == 0 ? "" : " ").append('w').append((int) (100 * u * u * u));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static void assertRanks(Ranker ranker, String query, double[] expected, double tolerance)
      throws IOException {
    var hits = ranker.search(query, expected.length);
    var found = new double[expected.length];
    double last = Double.POSITIVE_INFINITY;
    int lastDocument = -1;
    for (Hit hit : hits) {
      assertEquals("d" + hit.document(), hit.id());
      assertTrue(hit.score() < last || (hit.score() == last && hit.document() > lastDocument));
      last = hit.score();
      lastDocument = hit.document();
      found[hit.document()] = hit.score();
    }
    for (int d = 0; d < expected.length; d++) {
      double limit = tolerance * Math.max(1, expected[d]);
      assertEquals(expected[d], found[d], limit, query + ", document " + d);
      if (expected[d] > 0 && d % 9 == 0) {
        var explained = ranker.explain(ranker.index().termsOf(query), d);
        assertEquals(expected[d], explained.value(), limit, query + ", document " + d);
      }
    }
  }

  @Test
  void bm25IsLucenesFormula() throws IOException {
    List<String> texts = randomTexts(200, 120);
    var df = documentFrequencies(texts);
    long withTerms = texts.stream().filter(t -> !t.isEmpty()).count();
    double tokens =
        texts.stream().mapToInt(t -> counts(t).values().stream().mapToInt(i -> i).sum()).sum();
    double average = tokens / withTerms;
    try (var index = index(texts)) {
      for (Bm25 model : List.of(Bm25.defaults(), new Bm25(.9, .4), new Bm25(0, 1))) {
        for (String query : List.of("w0 w5 w5 w80", "w99", "none")) {
          var expected = new double[texts.size()];
          for (int d = 0; d < expected.length; d++) {
            var counts = counts(texts.get(d));
            int exact = counts.values().stream().mapToInt(i -> i).sum();
            int length = SmallFloat.byte4ToInt(SmallFloat.intToByte4(exact));
            for (var term : counts(query).entrySet()) {
              int tf = counts.getOrDefault(term.getKey(), 0);
              if (tf > 0) {
                double n = df.get(term.getKey());
                double idf = Math.log(1 + (withTerms - n + .5) / (n + .5));
                double norm = 1 - model.b() + model.b() * length / average;
                expected[d] += term.getValue() * idf * tf / (tf + model.k1() * norm);
              }
            }
          }
          assertRanks(model.on(index), query, expected, 2e-6);
        }
      }
    }
  }

  @Test
  void lengthsOfDocumentsAreExactUpToForty() {
    for (int length = 0; length <= 40; length++) {
      assertEquals(length, SmallFloat.byte4ToInt(SmallFloat.intToByte4(length)));
    }
    int rounded = SmallFloat.byte4ToInt(SmallFloat.intToByte4(1000));
    assertTrue(rounded <= 1000 && rounded > 1000 * 7 / 8, "1000 became " + rounded);
  }

  @Test
  void classicIsLucenesFormula() throws IOException {
    List<String> texts = randomTexts(100, 30);
    var df = documentFrequencies(texts);
    double withTerms = texts.stream().filter(t -> !t.isEmpty()).count();
    try (var index = index(texts)) {
      String query = "w0 w1 w1 w40";
      var expected = new double[texts.size()];
      for (int d = 0; d < expected.length; d++) {
        var counts = counts(texts.get(d));
        int length = counts.values().stream().mapToInt(i -> i).sum();
        for (var term : counts(query).entrySet()) {
          int tf = counts.getOrDefault(term.getKey(), 0);
          if (tf > 0) {
            double idf = 1 + Math.log((withTerms + 1) / (df.get(term.getKey()) + 1.0));
            expected[d] += term.getValue() * idf * Math.sqrt(tf) / Math.sqrt(length);
          }
        }
      }
      assertRanks(new ClassicTfIdf().on(index), query, expected, 2e-6);
    }
  }

  /** SMART's letters, computed from their definitions. */
  private static Map<String, Double> weights(
      String letters, String text, List<String> texts, double slope, double alpha) {
    var df = documentFrequencies(texts);
    int n = texts.size();
    var counts = counts(text);
    counts.keySet().retainAll(df.keySet());
    double max = counts.values().stream().mapToInt(i -> i).max().orElse(1);
    double average = counts.values().stream().mapToInt(i -> i).average().orElse(1);
    var weights = new HashMap<String, Double>();
    counts.forEach(
        (word, tf) -> {
          double local =
              switch (letters.charAt(0)) {
                case 'n' -> tf;
                case 'l' -> 1 + Math.log(tf);
                case 'a' -> .5 + .5 * tf / max;
                case 'b' -> 1;
                default -> (1 + Math.log(tf)) / (1 + Math.log(average));
              };
          double documents = df.get(word);
          double global =
              switch (letters.charAt(1)) {
                case 'n' -> 1;
                case 't' -> Math.log(n / documents);
                default -> Math.max(0, Math.log((n - documents) / documents));
              };
          weights.put(word, local * global);
        });
    double pivot =
        texts.stream().mapToInt(t -> counts(t).size()).filter(u -> u > 0).average().orElseThrow();
    double norm =
        switch (letters.charAt(2)) {
          case 'n' -> 1;
          case 'c' -> Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
          case 'u' -> (1 - slope) * pivot + slope * counts.size();
          default -> Math.pow(text.length(), alpha);
        };
    weights.replaceAll((word, weight) -> norm == 0 ? weight : weight / norm);
    return weights;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nnn.nnn", "lnc.ltc", "ltc.lnc", "Lnu.ltu", "atn.btn", "bpn.ntc", "anb.lpb", "Ltb.apu",
        "ntc.atn", "lpc.bnn"
      })
  void smartIsWhatItsLettersSay(String notation) throws IOException {
    List<String> texts = randomTexts(30, 40);
    double slope = .3;
    double alpha = .5;
    var letters = VectorModel.smart(notation);
    var model =
        new VectorModel(
            letters.document().withSlope(slope).withAlpha(alpha),
            letters.query().withSlope(slope).withAlpha(alpha),
            TermLimits.none());
    try (var index = index(texts)) {
      for (String query : List.of("w0 w3 w3 w3 w50 w51", "w2", "none w4")) {
        var expected = new double[texts.size()];
        var ofQuery = weights(notation.substring(4), query, texts, slope, alpha);
        for (int d = 0; d < expected.length; d++) {
          var ofText = weights(notation.substring(0, 3), texts.get(d), texts, slope, alpha);
          for (var term : ofQuery.entrySet()) {
            expected[d] += term.getValue() * ofText.getOrDefault(term.getKey(), 0.0);
          }
        }
        assertRanks(model.on(index), query, expected, 1e-12);
      }
    }
  }

  @Test
  void vectorsAreWhatRankersUse() throws IOException {
    List<String> texts = randomTexts(40, 30);
    var model = VectorModel.smart("Lnu.ltc");
    try (var index = index(texts)) {
      var documents = TfIdfVectors.of(index, model.document(), model.limits());
      var queries = TfIdfVectors.of(index, model.query(), model.limits());
      String query = "w1 w2 w7";
      var expected = new double[texts.size()];
      for (int d = 0; d < expected.length; d++) {
        expected[d] = documents.of(d).dot(queries.of(query));
      }
      assertRanks(model.on(index), query, expected, 1e-14);
    }
  }

  @Test
  void equallyGoodDocumentsKeepTheirOrder() throws IOException {
    try (var index = index(List.of("x", "a", "a b", "a", "a", "b a"))) {
      for (RankingModel model : List.of(Bm25.defaults(), VectorModel.sklearn())) {
        var ids = model.on(index).search("a", 2).stream().map(Hit::id).toList();
        assertEquals(List.of("d1", "d3"), ids, model.toString());
      }
    }
  }

  @Test
  void findsNothingWithoutACommonTerm() throws IOException {
    try (var index = index(List.of("a", "b"))) {
      for (RankingModel model :
          List.of(Bm25.defaults(), new ClassicTfIdf(), VectorModel.sklearn())) {
        assertEquals(List.of(), model.on(index).search("c", 5));
        assertEquals(List.of(), model.on(index).search("", 5));
        assertThrows(UsageException.class, () -> model.on(index).search("a", 0));
        assertEquals(1, model.on(index).search("a", Integer.MAX_VALUE).size());
      }
    }
  }

  @Test
  void limitsTermsByTheirDocuments() throws IOException {
    try (var index = index(List.of("a b", "a b", "a c", "a d"))) {
      var limits =
          new TermLimits(DocumentFrequencyLimit.parse("2"), DocumentFrequencyLimit.parse("0.5"));
      var vectors = TfIdfVectors.of(index, Weighting.sklearn(), limits);
      assertEquals(1, vectors.features());
      assertEquals("b", vectors.term(0));
      assertEquals(2, vectors.documents(0));
      var none =
          new TermLimits(DocumentFrequencyLimit.parse("3"), DocumentFrequencyLimit.parse("0.5"));
      var e =
          assertThrows(
              UsageException.class, () -> TfIdfVectors.of(index, Weighting.sklearn(), none));
      assertTrue(e.getMessage().contains("at least 3 and at most 0.5"), e.getMessage());
    }
  }

  @Test
  void refusesWhatIsNoModel() {
    for (String notation : List.of("ltc", "ltc.", "ltc.ltc.ltc", "xxx.ltc", "ltc.ltx", "LTC.ltc")) {
      assertThrows(UsageException.class, () -> VectorModel.smart(notation), notation);
    }
    assertThrows(UsageException.class, () -> new Bm25(-1, .5));
    assertThrows(UsageException.class, () -> new Bm25(Double.NaN, .5));
    assertThrows(UsageException.class, () -> new Bm25(1, 1.1));
    assertThrows(UsageException.class, () -> Weighting.sklearn().withSlope(2));
    for (String limit : List.of("x", "-1", "1.5", "NaN", "2e-1")) {
      assertThrows(UsageException.class, () -> DocumentFrequencyLimit.parse(limit), limit);
    }
  }

  @Test
  void refusesMoreTermsThanLuceneTakes() throws IOException {
    var words = new StringBuilder("a");
    for (int i = 0; i < 2000; i++) {
      words.append(" x").append(i);
    }
    try (var index = index(List.of("a", "b"))) {
      var e =
          assertThrows(
              UsageException.class, () -> Bm25.defaults().on(index).search(words.toString(), 1));
      assertTrue(e.getMessage().contains("2,001"), e.getMessage());
      assertEquals(1, VectorModel.sklearn().on(index).search(words.toString(), 1).size());
    }
  }

  @Test
  void namesItsSettings() throws IOException {
    try (var index = index(List.of("a", "b"))) {
      String bm25 = Bm25.defaults().on(index).signature().toString();
      assertTrue(bm25.startsWith("bm25|form:lucene|k1:1.2|b:0.75|terms:whitespace|version:"), bm25);
      String smart = VectorModel.smart("Lnu.ltc").on(index).signature().toString();
      assertTrue(
          smart.startsWith("tfidf|documents:Lnu(slope=0.2)|queries:ltc|df:1-1.0|terms:"), smart);
    }
    assertEquals("n,smooth,c", Weighting.sklearn().notation());
  }

  @Test
  void takesTheTellingTermsForMoreLikeThis() throws IOException {
    var texts = new ArrayList<>(List.of("a a a the the b b c"));
    for (int i = 0; i < 9; i++) {
      texts.add(i < 4 ? "the a x" : i < 6 ? "the b" : "the");
    }
    try (var index = index(texts)) {
      var two = new MoreLikeThis(2, 2, 2).query(index, 0);
      assertEquals(List.of("a", "b"), two.counts().stream().map(c -> c.text()).toList());
      var all = new MoreLikeThis(1, 1, 25).query(index, 0);
      assertEquals(
          List.of("a", "b", "c", "the"), all.counts().stream().map(c -> c.text()).toList());
      assertTrue(MoreLikeThis.defaults().query(index, 9).isEmpty());
      assertFalse(MoreLikeThis.defaults().query(index, 0).isEmpty());
      assertThrows(UsageException.class, () -> new MoreLikeThis(0, 1, 1));
    }
  }

  @Test
  void ordersTopTermsByWeight() throws IOException {
    try (var index = index(List.of("a a b c", "a b", "a"))) {
      var vectors = TfIdfVectors.of(index, Weighting.smart("ntn"), TermLimits.none());
      var top = vectors.topTerms(index.termsOf(0), 2);
      assertEquals(List.of("c", "b"), top.stream().map(TermWeight::term).toList());
      assertEquals(Math.log(3), top.getFirst().weight(), 1e-15);
      assertEquals(List.of(1, 2), top.stream().map(TermWeight::documents).toList());
      var vector = vectors.of("b b zzz");
      assertEquals("[1]", Arrays.toString(vector.indices()));
    }
  }
}
