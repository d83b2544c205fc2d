package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.WordVectors;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.NumpyRandom;
import dev.firth.eval.vectors.AnalogyOutcomes.Outcome;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.eval.vectors.SimilarityPairs.Pair;
import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final PairedComparison COMPARISON = new PairedComparison(new Bootstrap(500, 7));

  private static AnalogyQuestions questions(int count) {
    var questions = Collections.nCopies(count, new Question("a", "b", "c", "d"));
    return new AnalogyQuestions("made", List.of(new Section(1, "only", questions)));
  }

  /** Each letter a question: r right, w wrong, - not seen. */
  private static AnalogyOutcomes outcomes(String letters) {
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      outcomes.add(c == '-' ? Outcome.SKIPPED : new Outcome(true, c == 'r', c == 'r', 0));
    }
    return new AnalogyOutcomes(questions(letters.length()), outcomes, "s");
  }

  @Test
  void countsWhatBothHaveSeen() {
    var comparison = COMPARISON.of(outcomes("rrwr-rww--"), outcomes("rwwrrr-wr-"));
    assertEquals(6, comparison.common());
    assertEquals(3, comparison.onlyOne());
    assertEquals(4.0 / 6, comparison.first());
    assertEquals(3.0 / 6, comparison.second());
    assertEquals("s", comparison.signature());
  }

  @Test
  void intervalIsThatOfTheDifferencesOverTheSameDraws() {
    String first = "rrwrwrwwrwrrwrwwrrrw";
    String second = "rrrrwrrwrwrrwrrwrrrr";
    var comparison = COMPARISON.of(outcomes(first), outcomes(second));
    var random = new NumpyRandom(7);
    var drawn = new int[20];
    var differences = new double[500];
    for (int i = 0; i < 500; i++) {
      random.indices(20, drawn);
      int better = 0;
      for (int item : drawn) {
        better += (second.charAt(item) == 'r' ? 1 : 0) - (first.charAt(item) == 'r' ? 1 : 0);
      }
      differences[i] = better / 20.0;
    }
    Arrays.sort(differences);
    assertEquals(differences[12], comparison.difference().orElseThrow().lower(), 1e-12);
    assertEquals(differences[487], comparison.difference().orElseThrow().upper(), 1e-12);
    assertTrue(comparison.second() > comparison.first());
  }

  @Test
  void modelsAlikeDoNotDifferAndModelsApartDo() {
    String good = "r".repeat(150) + "w".repeat(50);
    String bad = "w".repeat(100) + "r".repeat(50) + "w".repeat(50);
    var alike = COMPARISON.of(outcomes(good), outcomes(good));
    assertEquals(0, alike.difference().orElseThrow().lower());
    assertEquals(0, alike.difference().orElseThrow().upper());
    assertEquals(1, alike.pValue());
    var apart = COMPARISON.of(outcomes(bad), outcomes(good));
    assertTrue(apart.pValue() < 0.01, "p " + apart.pValue());
    assertTrue(apart.difference().orElseThrow().lower() > 0.4);
    var reversed = COMPARISON.of(outcomes(good), outcomes(bad));
    assertEquals(apart.pValue(), reversed.pValue());
    assertEquals(
        -apart.difference().orElseThrow().lower(), reversed.difference().orElseThrow().upper());
  }

  @Test
  void nothingInCommonIsNoNumber() {
    var comparison = COMPARISON.of(outcomes("rw--"), outcomes("--rw"));
    assertEquals(0, comparison.common());
    assertTrue(Double.isNaN(comparison.first()) && Double.isNaN(comparison.pValue()));
    assertTrue(comparison.difference().isEmpty());
    assertThrows(
        IllegalArgumentException.class, () -> COMPARISON.of(outcomes("rw"), outcomes("rww")));
  }

  @Test
  void similarityIsComparedOverCommonPairs() {
    var random = Seeds.random(11);
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < 60; i++) {
      pairs.add(new Pair("a" + i, "b" + i, i));
    }
    var set = new SimilarityPairs("made", pairs);
    var good = new double[60];
    var poor = new double[60];
    for (int i = 0; i < 60; i++) {
      good[i] = i / 60.0 + 0.05 * random.nextGaussian();
      poor[i] = random.nextGaussian();
    }
    poor[3] = Double.NaN;
    var comparison =
        COMPARISON.of(
            new SimilarityOutcomes(set, poor, "s"), new SimilarityOutcomes(set, good, "t"));
    assertEquals(59, comparison.common());
    assertEquals(1, comparison.onlyOne());
    assertEquals("s + t", comparison.signature());
    assertTrue(comparison.second() > 0.9 && comparison.difference().orElseThrow().lower() > 0.3);
    assertTrue(comparison.pValue() < 0.01);
  }

  @Test
  void frequencyBandsTakeTheRarestWord() {
    var names = new ArrayList<String>();
    for (int i = 0; i < 50; i++) {
      names.add("w" + i);
    }
    var random = Seeds.random(5);
    var rows = new float[50 * 3];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    var asked =
        List.of(
            new Question("w0", "w1", "w2", "w3"),
            new Question("w0", "w1", "w2", "w9"),
            new Question("w10", "w1", "w2", "w3"),
            new Question("w0", "w1", "w2", List.of("none", "w49", "w4")),
            new Question("w0", "w1", "w2", "w49"),
            new Question("w0", "w1", "w2", "none"));
    var questions = new AnalogyQuestions("q", List.of(new Section(1, "s", asked)));
    var bands = new FrequencyBands(List.of(5, 10, 30));
    try (var vectors = WordVectors.of(names, rows, 3)) {
      var outcomes =
          new AnalogyEvaluation(AnalogyOptions.defaults())
              .answer(new DenseWordSpace(vectors), questions);
      assertEquals(
          List.of(2, 1, 1, 1),
          outcomes.byFrequency(bands).stream().map(AnalogyScore::seen).toList());
      assertEquals(5, outcomes.result().total().seen());
      assertEquals(1, outcomes.result().total().skipped());
    }
    assertEquals("1 to 5", bands.name(0));
    assertEquals("6 to 10", bands.name(1));
    assertEquals("31 and beyond", bands.name(3));
  }

  @Test
  void oneOfSeveralAnswersIsEnough() {
    // 2-d: a to b is a quarter turn, so c at 10 degrees asks for 100 degrees.
    var names = List.of("a", "b", "c", "d", "far");
    float[] rows = {1, 0, 0, 1, 0.98f, 0.17f, -0.17f, 0.98f, 0, -1};
    try (var vectors = WordVectors.of(names, rows, 2)) {
      var space = new DenseWordSpace(vectors);
      var evaluation = new AnalogyEvaluation(AnalogyOptions.defaults());
      for (var answers : List.of(List.of("far", "d"), List.of("d"), List.of("none", "d"))) {
        var asked =
            new AnalogyQuestions(
                "q", List.of(new Section(1, "s", List.of(new Question("a", "b", "c", answers)))));
        assertEquals(1, evaluation.evaluate(space, asked).total().correct(), answers.toString());
      }
      var wrong =
          new AnalogyQuestions(
              "q",
              List.of(new Section(1, "s", List.of(new Question("a", "b", "c", List.of("far"))))));
      assertEquals(0, evaluation.evaluate(space, wrong).total().correct());
    }
  }
}
