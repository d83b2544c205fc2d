package dev.firth.eval.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * The receiver operating characteristic: which share of the positive items, and of the negative
 * ones, has at least the score of a threshold, for every score that occurs. As scikit-learn's
 * {@code roc_curve} with {@code drop_intermediate=False}.
 */
public final class RocCurve {
  private final ThresholdCounts counts;

  /**
   * A point of the curve.
   *
   * @param threshold items with at least this score are taken for positive; positive infinity at
   *     the first point, where none is
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  RocCurve(ThresholdCounts counts) {
    this.counts = counts;
  }

  /** The curve of items. */
  public static RocCurve of(ScoredItems items) {
    return new RocCurve(items.counts());
  }

  /** The points, from (0, 0) to (1, 1). */
  public List<Point> points() {
    var points = new ArrayList<Point>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    for (int i = 0; i < counts.size(); i++) {
      points.add(
          new Point(
              counts.threshold(i),
              (double) counts.falsePositives(i) / counts.negatives(),
              (double) counts.truePositives(i) / counts.positives()));
    }
    return points;
  }

  /**
   * The area under the curve by the trapezoidal rule: how often a positive item has a higher score
   * than a negative one, equal scores counting half.
   */
  public double auc() {
    // In whole and half pairs, so that nothing is lost before the division.
    double twicePairs = 0;
    long lastTrue = 0;
    long lastFalse = 0;
    for (int i = 0; i < counts.size(); i++) {
      long nowTrue = counts.truePositives(i);
      long nowFalse = counts.falsePositives(i);
      twicePairs += (double) (nowFalse - lastFalse) * (nowTrue + lastTrue);
      lastTrue = nowTrue;
      lastFalse = nowFalse;
    }
    return twicePairs / 2 / counts.positives() / counts.negatives();
  }
}
