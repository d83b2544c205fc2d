package dev.firth.eval.report;

import dev.firth.eval.report.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Curves over a common pair of axes.
 *
 * @param square whether both directions are drawn equally long, as for ROC curves
 * @param curves in the order of the legend
 */
public record CurvePanel(
    String title, String caption, Axis x, Axis y, boolean square, List<Curve> curves)
    implements Panel {
  public CurvePanel {
    Objects.requireNonNull(title);
    Objects.requireNonNull(caption);
    Objects.requireNonNull(x);
    Objects.requireNonNull(y);
    curves = List.copyOf(curves);
  }

  /** Curves over the range of their points. */
  public static CurvePanel of(String title, Axis x, Axis y, List<Curve> curves) {
    return new CurvePanel(title, "", x, y, false, curves);
  }

  /**
   * Receiver operating characteristics, with the diagonal that guessing would give.
   *
   * @param curves of (false positive rate, true positive rate), from (0, 0) to (1, 1)
   */
  public static CurvePanel roc(String title, List<Curve> curves) {
    var all = new ArrayList<>(curves);
    all.add(Curve.reference("guessing", new Point(0, 0), new Point(1, 1)));
    return new CurvePanel(
        title,
        "How many of the negatives are taken for positives at each share of positives found; the"
            + " nearer to the upper left corner the better.",
        Axis.share("false positive rate"),
        Axis.share("true positive rate"),
        true,
        all);
  }

  /**
   * Precision against recall.
   *
   * @param curves of (recall, precision), by rising recall
   * @param positives the share of positives, the precision of guessing; NaN if there is no one
   *     share
   */
  public static CurvePanel precisionRecall(String title, List<Curve> curves, double positives) {
    var all = new ArrayList<>(curves);
    if (!Double.isNaN(positives)) {
      all.add(Curve.reference("guessing", new Point(0, positives), new Point(1, positives)));
    }
    return new CurvePanel(
        title,
        "How many of those taken for positives are, at each share of positives found; the nearer to"
            + " the upper right corner the better.",
        Axis.share("recall"),
        Axis.share("precision"),
        true,
        all);
  }
}
