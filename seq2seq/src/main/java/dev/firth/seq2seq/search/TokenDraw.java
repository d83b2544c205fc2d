package dev.firth.seq2seq.search;

import java.util.Arrays;

/**
 * Draws one of the candidates of a row: temperature, then nucleus, then a point on the cumulated
 * probabilities of what is left. Log-probabilities are enough for this, as a distribution that is
 * normalised over fewer tokens depends on their differences only.
 */
final class TokenDraw {
  private final double temperature;
  private final double topP;

  TokenDraw(double temperature, double topP) {
    this.temperature = temperature;
    this.topP = topP;
  }

  /**
   * The entry that is drawn; {@link Walks#NONE} if no token is allowed.
   *
   * @param random from 0 to below 1
   */
  int entry(Candidates candidates, int row, double random) {
    double[] weights = weights(candidates, row);
    double total = sum(weights);
    if (total == 0) {
      return Walks.NONE;
    }
    int[] entries = topP < 1 ? nucleus(weights, total, candidates, row) : all(weights.length);
    return atPoint(random, entries, weights);
  }

  /**
   * Probabilities but for a factor; the highest is 1, so that no temperature makes all of them 0.
   */
  private double[] weights(Candidates candidates, int row) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < candidates.width(); i++) {
      max = Math.max(max, candidates.logProbability(row, i));
    }
    double[] weights = new double[candidates.width()];
    if (max > Float.NEGATIVE_INFINITY) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.exp(((double) candidates.logProbability(row, i) - max) / temperature);
      }
    }
    return weights;
  }

  /** The entries of the nucleus, likeliest first. */
  private int[] nucleus(double[] weights, double total, Candidates candidates, int row) {
    int[] sorted = likely(weights, total, candidates, row);
    double mass = 0;
    int size = 0;
    while (size < sorted.length && mass < topP * total) {
      mass += weights[sorted[size++]];
    }
    return Arrays.copyOf(sorted, size);
  }

  /**
   * The entries that may be in the nucleus, likeliest first. All those below (1 - p) / n together
   * have less than 1 - p, so the others have p; usually they are few, which spares the sorting.
   */
  private int[] likely(double[] weights, double total, Candidates candidates, int row) {
    double least = (1 - topP) * total / weights.length;
    long[] keys = new long[weights.length];
    int size = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] >= least) {
        keys[size++] = TopTokens.key(candidates.logProbability(row, i), i);
      }
    }
    Arrays.sort(keys, 0, size);
    int[] entries = new int[size];
    for (int i = 0; i < size; i++) {
      entries[i] = (int) keys[i];
    }
    return entries;
  }

  private static int atPoint(double random, int[] entries, double[] weights) {
    double total = 0;
    for (int entry : entries) {
      total += weights[entry];
    }
    double left = random * total;
    int last = Walks.NONE;
    for (int entry : entries) {
      if (weights[entry] > 0) {
        last = entry;
        left -= weights[entry];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  private static int[] all(int size) {
    int[] entries = new int[size];
    Arrays.setAll(entries, i -> i);
    return entries;
  }

  private static double sum(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}
