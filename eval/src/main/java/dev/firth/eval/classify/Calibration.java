package dev.firth.eval.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of the items given 0.8, are eight in ten positive?
 *
 * @param bins stretches of equal width from 0 to 1, empty ones too (as scikit-learn's {@code
 *     calibration_curve}, which leaves out empty ones)
 * @param brier Brier's score (1950): the mean squared difference of probability and outcome
 */
public record Calibration(List<ReliabilityBin> bins, double brier) {
  /** Bins of Guo et al. (2017) where no number is named. */
  public static final int DEFAULT_BINS = 15;

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * The calibration of probabilities.
   *
   * @param positive what happened
   * @param probabilities in [0, 1]
   * @param bins how many stretches
   * @throws IllegalArgumentException if there are not as many of one as of the other, or none, or a
   *     probability is not in [0, 1]
   */
  public static Calibration of(boolean[] positive, double[] probabilities, int bins) {
    if (positive.length != probabilities.length || positive.length == 0) {
      throw new IllegalArgumentException(
          positive.length + " outcomes and " + probabilities.length + " probabilities");
    }
    if (bins < 1) {
      throw new IllegalArgumentException("at least 1 bin is needed, not " + bins);
    }
    var counts = new long[bins];
    var hits = new long[bins];
    var sums = new double[bins];
    double squares = 0;
    for (int i = 0; i < positive.length; i++) {
      double probability = probabilities[i];
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "the score " + probability + " of item " + (i + 1) + " is no probability from 0 to 1");
      }
      int bin = bin(probability, bins);
      counts[bin]++;
      hits[bin] += positive[i] ? 1 : 0;
      sums[bin] += probability;
      double off = probability - (positive[i] ? 1 : 0);
      squares += off * off;
    }
    var all = new ArrayList<ReliabilityBin>();
    for (int bin = 0; bin < bins; bin++) {
      all.add(
          new ReliabilityBin(
              edge(bin, bins),
              edge(bin + 1, bins),
              counts[bin],
              sums[bin] / counts[bin],
              (double) hits[bin] / counts[bin]));
    }
    return new Calibration(all, squares / positive.length);
  }

  /** The bin whose upper edge is the first that is not below the probability. */
  private static int bin(double probability, int bins) {
    int bin = Math.clamp((int) (probability * bins) - 1, 0, bins - 1);
    while (bin < bins - 1 && probability > edge(bin + 1, bins)) {
      bin++;
    }
    return bin;
  }

  private static double edge(int index, int bins) {
    return index == bins ? 1 : index * (1.0 / bins);
  }

  /** Items. */
  public long items() {
    return bins.stream().mapToLong(ReliabilityBin::items).sum();
  }

  /** Expected calibration error (Naeini et al. 2015): the mean gap, weighed by items. */
  public double expectedError() {
    double sum = 0;
    for (ReliabilityBin bin : bins) {
      sum += bin.gap() * bin.items();
    }
    return sum / items();
  }

  /** Maximum calibration error: the greatest gap of any bin. */
  public double maximumError() {
    return bins.stream().mapToDouble(ReliabilityBin::gap).max().orElse(0);
  }
}
