package dev.firth.eval.classify;

import dev.firth.eval.significance.ResampledScore;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Items of two classes with the score that a classifier gave the positive one, the highest first:
 * what ROC and precision-recall curves are drawn from. Items with equal scores belong together: a
 * threshold cannot part them. Immutable.
 */
public final class ScoredItems {
  /** By score, downwards. */
  private final double[] scores;

  private final boolean[] positive;

  /** The place of each item, as it was given, in the order by score. */
  private final int[] placeOf;

  private ScoredItems(double[] scores, boolean[] positive, int[] placeOf) {
    this.scores = scores;
    this.positive = positive;
    this.placeOf = placeOf;
  }

  /**
   * Items.
   *
   * @param positive whether each item is of the positive class
   * @param scores higher for what looks more like it; any range
   * @throws IllegalArgumentException if there are not as many of one as of the other, a score is
   *     NaN, or all items are of one class, for which there is no curve
   */
  public static ScoredItems of(boolean[] positive, double[] scores) {
    if (positive.length != scores.length) {
      throw new IllegalArgumentException(
          positive.length + " labels and " + scores.length + " scores do not go together");
    }
    int[] order = new int[scores.length];
    for (int i = 0; i < order.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("the score of item " + (i + 1) + " is not a number");
      }
      order[i] = i;
    }
    IntArrays.stableSort(order, (a, b) -> Double.compare(scores[b], scores[a]));
    double[] sorted = new double[order.length];
    boolean[] sortedPositive = new boolean[order.length];
    int[] placeOf = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = scores[order[i]];
      sortedPositive[i] = positive[order[i]];
      placeOf[order[i]] = i;
    }
    var items = new ScoredItems(sorted, sortedPositive, placeOf);
    long positives = items.counts(once(order.length)).positives();
    if (positives == 0 || positives == order.length) {
      throw new IllegalArgumentException(
          "all "
              + order.length
              + " items are of one class: a curve needs positive and negative ones");
    }
    return items;
  }

  private static int[] once(int length) {
    int[] once = new int[length];
    Arrays.fill(once, 1);
    return once;
  }

  /** Items. */
  public int size() {
    return scores.length;
  }

  /** The share of positive items: the precision of guessing. */
  public double positiveShare() {
    return (double) counts(once(size())).positives() / size();
  }

  /** The counts at every threshold. */
  ThresholdCounts counts() {
    return counts(once(size()));
  }

  /** The same where each item, by its place, comes so many times. */
  private ThresholdCounts counts(int[] times) {
    var counts = new ThresholdCounts(size());
    for (int i = 0; i < scores.length; i++) {
      counts.add(times[i], positive[i]);
      // Not Double.compare: 0.0 and -0.0 are one threshold.
      if (i + 1 == scores.length || scores[i + 1] != scores[i]) {
        counts.endThreshold(scores[i]);
      }
    }
    return counts;
  }

  /** The area under the ROC curve, for intervals. */
  public ResampledScore rocAuc() {
    return new Resampled(this, counts -> new RocCurve(counts).auc());
  }

  /** Average precision, for intervals. */
  public ResampledScore averagePrecision() {
    return new Resampled(this, counts -> new PrecisionRecallCurve(counts).averagePrecision());
  }

  private interface Area {
    double of(ThresholdCounts counts);
  }

  private record Resampled(ScoredItems scored, Area area) implements ResampledScore {
    @Override
    public int items() {
      return scored.size();
    }

    @Override
    public double value() {
      return area.of(scored.counts());
    }

    @Override
    public double over(int[] drawn) {
      int[] times = new int[scored.size()];
      for (int item : drawn) {
        times[scored.placeOf[item]]++;
      }
      ThresholdCounts counts = scored.counts(times);
      boolean oneClass = counts.positives() == 0 || counts.negatives() == 0;
      return oneClass ? Double.NaN : area.of(counts);
    }
  }
}
