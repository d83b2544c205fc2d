package dev.firth.eval.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision and recall when the items with at least the score of a threshold are taken for
 * positive, for every score that occurs. As scikit-learn's {@code precision_recall_curve}, which
 * lists the points the other way round.
 */
public final class PrecisionRecallCurve {
  private final ThresholdCounts counts;

  /**
   * A point of the curve.
   *
   * @param threshold positive infinity at the first point, (recall 0, precision 1) by definition
   */
  public record Point(double threshold, double recall, double precision) {}

  PrecisionRecallCurve(ThresholdCounts counts) {
    this.counts = counts;
  }

  /** The curve of items. */
  public static PrecisionRecallCurve of(ScoredItems items) {
    return new PrecisionRecallCurve(items.counts());
  }

  /** The points, by rising recall. */
  public List<Point> points() {
    var points = new ArrayList<Point>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 1));
    for (int i = 0; i < counts.size(); i++) {
      points.add(new Point(counts.threshold(i), recall(i), precision(i)));
    }
    return points;
  }

  private double recall(int index) {
    return (double) counts.truePositives(index) / counts.positives();
  }

  private double precision(int index) {
    long taken = counts.truePositives(index) + counts.falsePositives(index);
    return taken == 0 ? 0 : (double) counts.truePositives(index) / taken;
  }

  /** The sum of precision times the gain in recall, without interpolation: average precision. */
  public double averagePrecision() {
    double sum = 0;
    double last = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += (recall(i) - last) * precision(i);
      last = recall(i);
    }
    return sum;
  }

  /**
   * The area under the curve by the trapezoidal rule; it flatters (Davis and Goadrich 2006), {@link
   * #averagePrecision()} does not.
   */
  public double auc() {
    double sum = 0;
    double lastRecall = 0;
    double lastPrecision = 1;
    for (int i = 0; i < counts.size(); i++) {
      sum += (recall(i) - lastRecall) * (precision(i) + lastPrecision) / 2;
      lastRecall = recall(i);
      lastPrecision = precision(i);
    }
    return sum;
  }
}
