package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks, groups and threads find what one loop in double finds. */
class NeighbourSearchPropertyTest {

  private final List<String> words = new ArrayList<>();

  private WordVectors space(SplittableRandom random, int size, int dim) {
    var rows = new float[size * dim];
    for (int i = 0; i < size; i++) {
      words.add("w" + i);
      // From hardly any length to lengths whose square is no float.
      double length = Math.pow(10, random.nextInt(20) == 0 ? random.nextInt(-37, 37) : 0);
      for (int j = 0; j < dim; j++) {
        rows[i * dim + j] = (float) (length * random.nextGaussian());
      }
    }
    return WordVectors.of(words, rows, dim);
  }

  private Query query(SplittableRandom random) {
    var query = Query.empty();
    for (int n = random.nextInt(1, 5); n > 0; n--) {
      String word = words.get(random.nextInt(words.size()));
      query = n % 2 == 1 ? query.positive(word) : query.negative(word);
    }
    query = query.topN(random.nextInt(1, 12)).restrict(random.nextInt(1, 2 * words.size()));
    return query.method(random.nextBoolean() ? Query.Method.COS_ADD : Query.Method.COS_MUL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void findsWhatASimpleLoopFinds(int index) {
    var random = Seeds.random(index);
    int size = random.nextInt(1, 9000);
    try (var vectors = space(random, size, random.nextInt(1, 130))) {
      List<Query> queries = IntStream.range(0, 70).mapToObj(i -> query(random)).toList();
      var batch = vectors.mostSimilar(queries);
      for (int i = 0; i < queries.size(); i++) {
        String what = "query " + i + ", " + Seeds.describe(index);
        if (i % 10 == 0) {
          assertEquals(vectors.mostSimilar(queries.get(i)), batch.get(i), what);
        }
        if (i % 5 == 0) {
          check(vectors, queries.get(i), batch.get(i), what);
        }
      }
    }
  }

  /** Scores must be right, and none of the words left out better than rounding explains. */
  private void check(WordVectors vectors, Query query, List<Neighbour> answer, String what) {
    double[] scores = scores(vectors, query);
    var left = new ArrayList<Double>();
    var found = answer.stream().map(Neighbour::word).toList();
    for (int id = 0; id < scores.length; id++) {
      if (!found.contains(words.get(id)) && !Double.isNaN(scores[id])) {
        left.add(scores[id]);
      }
    }
    for (var neighbour : answer) {
      double expected = scores[vectors.id(neighbour.word())];
      assertEquals(expected, neighbour.score(), 1e-12 * (1 + expected), what);
    }
    assertEquals(
        answer.stream().sorted(Comparator.comparingDouble(Neighbour::score).reversed()).toList(),
        answer,
        what);
    long candidates = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).count();
    assertEquals(Math.min(query.topN(), candidates), answer.size(), what);
    double best = left.stream().max(Double::compare).orElse(Double.NEGATIVE_INFINITY);
    if (!answer.isEmpty()) {
      double worst = answer.getLast().score();
      assertTrue(best <= worst + 1e-5 * (1 + worst), what + ": left out " + best + " of " + worst);
    }
  }

  /** The scores by definition; NaN for words that are no answer. */
  private double[] scores(WordVectors vectors, Query query) {
    var scores = new double[Math.min(vectors.size(), query.restrict())];
    var mean = new double[vectors.dim()];
    for (var term : query.terms()) {
      Rows.add(mean, term.weight(), Rows.unit(Rows.of(vectors.vector(term.word()))));
    }
    double[] direction = Rows.unit(mean);
    for (int id = 0; id < scores.length; id++) {
      double[] unit = Rows.unit(Rows.of(vectors.vector(id)));
      double product = 1;
      double divisor = 1;
      for (var term : query.terms()) {
        double cosine = Rows.dot(unit, Rows.unit(Rows.of(vectors.vector(term.word()))));
        if (term.weight() > 0) {
          product *= (1 + cosine) / 2;
        } else {
          divisor *= (1 + cosine) / 2;
        }
      }
      scores[id] =
          query.method() == Query.Method.COS_ADD
              ? Rows.dot(unit, direction)
              : product / (divisor + 0.001);
    }
    for (var term : query.terms()) {
      int id = vectors.id(term.word());
      if (id < scores.length) {
        scores[id] = Double.NaN;
      }
    }
    return scores;
  }
}
