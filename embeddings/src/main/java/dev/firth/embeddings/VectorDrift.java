package dev.firth.embeddings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far words have moved from one set of vectors to another: the cosine between a word's old and
 * new vector, over all words of the old set that the new one has.
 *
 * @param words how many these are
 * @param mean of the cosines; NaN without words, as the two below
 * @param median of the cosines
 * @param quantile05 the cosine that a twentieth of the words are at or below
 * @param lowest the words that moved most, the farthest first
 */
public record VectorDrift(
    int words, double mean, double median, double quantile05, List<Moved> lowest) {

  /**
   * A word and the cosine between its old and new vector.
   *
   * @param cosine 1 for equal vectors; 0 if one of two has no direction
   */
  public record Moved(String word, double cosine) {}

  /**
   * Compares two sets of vectors of one dimension.
   *
   * @param topN length of {@link #lowest}, at most
   * @param listed which words may stand there
   */
  public static VectorDrift between(
      WordVectors before, WordVectors after, int topN, Predicate<String> listed) {
    var moved = new ArrayList<Moved>(before.size());
    for (int id = 0; id < before.size(); id++) {
      String word = before.word(id);
      int now = after.id(word);
      if (now >= 0) {
        moved.add(new Moved(word, cosine(before.vector(id), after.vector(now))));
      }
    }
    double[] cosines = moved.stream().mapToDouble(Moved::cosine).sorted().toArray();
    return new VectorDrift(
        cosines.length,
        Arrays.stream(cosines).average().orElse(Double.NaN),
        quantile(cosines, 0.5),
        quantile(cosines, 0.05),
        moved.stream()
            .filter(word -> listed.test(word.word()))
            .sorted(Comparator.comparingDouble(Moved::cosine).thenComparing(Moved::word))
            .limit(topN)
            .toList());
  }

  /** Exactly 1 for equal vectors, which a product of two unit vectors is not. */
  private static double cosine(float[] a, float[] b) {
    if (Arrays.equals(a, b)) {
      return 1;
    }
    double[] x = Rows.of(a);
    double[] y = Rows.of(b);
    double norms = Math.sqrt(Rows.dot(x, x) * Rows.dot(y, y));
    return norms == 0 ? 0 : Math.clamp(Rows.dot(x, y) / norms, -1.0, 1.0);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
  }
}
