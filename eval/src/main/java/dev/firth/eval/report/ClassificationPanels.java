package dev.firth.eval.report;

import dev.firth.embeddings.classify.LabelScore;
import dev.firth.eval.classify.Calibration;
import dev.firth.eval.classify.ClassScore;
import dev.firth.eval.classify.ConfusionMatrix;
import dev.firth.eval.classify.PrecisionRecallCurve;
import dev.firth.eval.classify.ReliabilityBin;
import dev.firth.eval.classify.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores of classifiers as panels of a report. */
public final class ClassificationPanels {
  private ClassificationPanels() {}

  /** Precision, recall and F1 of every label. */
  public static BarPanel perLabel(String title, List<ClassScore> classes) {
    var groups = new ArrayList<BarGroup>();
    for (ClassScore score : classes) {
      groups.add(perLabel(score.name(), score.counts()));
    }
    return labelBars(title, groups);
  }

  /** The bars of one label. */
  public static BarGroup perLabel(String label, LabelScore score) {
    return new BarGroup(
        label,
        score.gold(),
        List.of(
            Estimate.of(score.precision()), Estimate.of(score.recall()), Estimate.of(score.f1())));
  }

  /** Bars made by {@link #perLabel(String, LabelScore)} as a panel. */
  public static BarPanel labelBars(String title, List<BarGroup> groups) {
    return new BarPanel(
        title,
        "Precision: of those given the label, the share that has it. Recall: of those that have it,"
            + " the share that was given it. F1: their harmonic mean.",
        Axis.share("score"),
        "have it",
        List.of("precision", "recall", "F1"),
        groups);
  }

  /** How often each label was taken for which. */
  public static MatrixPanel confusion(ConfusionMatrix matrix) {
    var counts = new ArrayList<List<Long>>();
    int labels = matrix.labels().size();
    for (int right = 0; right < labels; right++) {
      var row = new ArrayList<Long>();
      for (int predicted = 0; predicted < labels; predicted++) {
        row.add(matrix.count(right, predicted));
      }
      counts.add(row);
    }
    return new MatrixPanel("Confusion matrix", "", matrix.labels(), counts);
  }

  /** A ROC curve with its area. */
  public static CurvePanel roc(RocCurve curve) {
    var points =
        curve.points().stream()
            .map(p -> new Curve.Point(p.falsePositiveRate(), p.truePositiveRate()))
            .toList();
    return CurvePanel.roc(
        "ROC curve", List.of(Curve.line("classifier", points).withNote(area("AUC", curve.auc()))));
  }

  /**
   * A curve of precision against recall with its average precision.
   *
   * @param positives the share of positives, the precision of guessing
   */
  public static CurvePanel precisionRecall(PrecisionRecallCurve curve, double positives) {
    var points =
        curve.points().stream().map(p -> new Curve.Point(p.recall(), p.precision())).toList();
    return CurvePanel.precisionRecall(
        "Precision and recall",
        List.of(
            Curve.line("classifier", points)
                .withNote(area("average precision", curve.averagePrecision()))),
        positives);
  }

  private static String area(String name, double value) {
    return String.format(Locale.ROOT, "%s %s", name, NumberStyle.FRACTION.format(value));
  }

  /** Whether probabilities mean what they say. */
  public static ReliabilityPanel reliability(Calibration calibration) {
    var bins = new ArrayList<ReliabilityPanel.Bin>();
    for (ReliabilityBin bin : calibration.bins()) {
      bins.add(
          new ReliabilityPanel.Bin(
              bin.lower(), bin.upper(), bin.items(), bin.meanProbability(), bin.positiveShare()));
    }
    return new ReliabilityPanel(
        "Calibration",
        String.format(
            Locale.ROOT,
            "Expected calibration error %.4f, Brier score %.4f.",
            calibration.expectedError(),
            calibration.brier()),
        bins);
  }
}
