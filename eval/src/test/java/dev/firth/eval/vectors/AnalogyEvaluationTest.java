package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.embeddings.Query;
import dev.firth.embeddings.WordVectors;
import dev.firth.eval.vectors.AnalogyQuestions.Question;
import dev.firth.eval.vectors.AnalogyQuestions.Section;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnalogyEvaluationTest {
  private static AnalogyQuestions questions(Question... questions) {
    return new AnalogyQuestions("test", List.of(new Section(1, "only", List.of(questions))));
  }

  private static AnalogyScore score(
      WordVectors vectors, AnalogyQuestions questions, AnalogyOptions options) {
    return new AnalogyEvaluation(options).evaluate(new DenseWordSpace(vectors), questions).total();
  }

  static IntStream cases() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsScoringEveryWordInDoublesWould(int index) {
    var random = Seeds.random(index);
    int words = 5 + random.nextInt(3000);
    int dim = 1 + random.nextInt(40);
    float[] rows = gaussians(words * dim, random);
    var names = IntStream.range(0, words).mapToObj(i -> "w" + i).toList();
    var asked = new ArrayList<Question>();
    for (int i = 0; i < 60; i++) {
      int[] q = random.ints(4, 0, words).toArray();
      asked.add(new Question("w" + q[0], "w" + q[1], "w" + q[2], "w" + q[3]));
    }
    for (AnalogyMethod method : AnalogyMethod.values()) {
      int top = Math.max(1, words / 4);
      var options = AnalogyOptions.defaults().withMethod(method).withTop(Math.min(top, 1000));
      int expected = 0;
      for (Question q : asked) {
        expected += bruteForce(rows, dim, q, options).contains(number(q.d())) ? 1 : 0;
      }
      try (var vectors = WordVectors.of(names, rows, dim)) {
        var score = score(vectors, questions(asked.toArray(Question[]::new)), options);
        assertEquals(expected, score.correctInTop(), Seeds.describe(index) + " " + method);
        assertEquals(60, score.seen());
      }
    }
  }

  private static int number(String word) {
    return Integer.parseInt(word.substring(1));
  }

  private static List<Integer> bruteForce(
      float[] rows, int dim, Question q, AnalogyOptions options) {
    int a = number(q.a());
    int b = number(q.b());
    int c = number(q.c());
    boolean add = options.method() == AnalogyMethod.ADD;
    var scores = new double[rows.length / dim];
    for (int x = 0; x < scores.length; x++) {
      double toA = cosine(rows, dim, a, x);
      double toB = cosine(rows, dim, b, x);
      double toC = cosine(rows, dim, c, x);
      scores[x] =
          add ? toB - toA + toC : (1 + toB) / 2 * (1 + toC) / 2 / ((1 + toA) / 2 + Query.EPSILON);
    }
    return IntStream.range(0, scores.length)
        .boxed()
        .filter(x -> x != a && x != b && x != c && (!add || scores[x] > 0))
        .sorted(Comparator.comparingDouble(x -> -scores[x]))
        .limit(options.top())
        .toList();
  }

  private static double cosine(float[] rows, int dim, int i, int j) {
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int d = 0; d < dim; d++) {
      double x = rows[i * dim + d];
      double y = rows[j * dim + d];
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static float[] gaussians(int count, SplittableRandom random) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void givesTheFirstOfEqualWordsHoweverManyThereAre() {
    // 40 words with one vector: more than the runners-up that are kept beside the best.
    var names = new ArrayList<>(List.of("a", "b", "c"));
    var rows = new float[43 * 2];
    rows[0] = 1;
    rows[3] = 1;
    rows[4] = 1;
    for (int i = 3; i < 43; i++) {
      names.add("same" + i);
      rows[i * 2 + 1] = i;
    }
    try (var vectors = WordVectors.of(names, rows, 2)) {
      var first = questions(new Question("a", "b", "c", "same3"));
      assertEquals(1, score(vectors, first, AnalogyOptions.defaults()).correct());
      var last = questions(new Question("a", "b", "c", "same42"));
      var top39 = AnalogyOptions.defaults().withTop(39);
      assertEquals(0, score(vectors, last, top39).correctInTop());
      assertEquals(1, score(vectors, last, top39.withTop(40)).correctInTop());
    }
  }

  @Test
  void answersNothingWhenNoScoreIsAboveZero() {
    float[] rows = {1, 0, 1, 0, 1, 0, -1, 0, 0, 1};
    try (var vectors = WordVectors.of(List.of("a", "b", "c", "d", "zero"), rows, 2)) {
      var asked = questions(new Question("a", "b", "c", "zero"));
      assertEquals(0, score(vectors, asked, AnalogyOptions.defaults()).correct());
    }
  }

  @Test
  void foldsCaseByTheRuleChosen() {
    float[] rows = {1, 0, 0, 1, 1, .1f, .1f, 1};
    try (var vectors = WordVectors.of(List.of("a", "b", "é", "ö"), rows, 2)) {
      var asked = questions(new Question("A", "B", "É", "Ö"));
      var options = AnalogyOptions.defaults();
      assertEquals(0, score(vectors, asked, options).seen());
      assertEquals(0, score(vectors, asked, options.withCaseFold(CaseFold.ASCII)).seen());
      var unicode = score(vectors, asked, options.withCaseFold(CaseFold.UNICODE));
      assertEquals(new AnalogyScore(1, 1, 1, 1), unicode);
      var half = questions(new Question("A", "B", "é", "ö"));
      assertEquals(1, score(vectors, half, options.withCaseFold(CaseFold.ASCII)).correct());
    }
  }

  @Test
  void reportsQuestionsThatARestrictionLeavesOut() {
    float[] rows = {1, 0, 0, 1, 1, .1f, .1f, 1};
    try (var vectors = WordVectors.of(List.of("a", "b", "c", "d"), rows, 2)) {
      var asked = questions(new Question("a", "b", "c", "d"));
      var score = score(vectors, asked, AnalogyOptions.defaults().withRestrict(3));
      assertEquals(new AnalogyScore(0, 0, 0, 1), score);
      assertEquals(1, score.skipped());
      assertEquals(Double.NaN, score.accuracy());
    }
  }

  @Test
  void signsTheScoreWithItsSettings() {
    try (var vectors = WordVectors.of(List.of("a"), new float[] {1}, 1)) {
      var options = AnalogyOptions.computeAccuracy(30_000);
      var result =
          new AnalogyEvaluation(options).evaluate(new DenseWordSpace(vectors), questions());
      assertTrue(
          result
              .signature()
              .startsWith(
                  "analogy|space:vectors-1|method:3cosadd|case:ascii|restrict:30000|top:1|version:firth-"),
          result.signature());
    }
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    var options = AnalogyOptions.defaults();
    assertThrows(UsageException.class, () -> options.withRestrict(-1));
    assertThrows(UsageException.class, () -> options.withTop(0));
    assertThrows(UsageException.class, () -> options.withThreads(0));
  }
}
