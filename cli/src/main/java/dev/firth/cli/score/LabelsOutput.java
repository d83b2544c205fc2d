package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.eval.Decimals;
import dev.firth.eval.Signature;
import dev.firth.eval.classify.Calibration;
import dev.firth.eval.classify.ClassScore;
import dev.firth.eval.classify.ConfusionMatrix;
import dev.firth.eval.classify.LabelPairs;
import dev.firth.eval.classify.PrecisionRecall;
import dev.firth.eval.classify.PrecisionRecallCurve;
import dev.firth.eval.classify.ReliabilityBin;
import dev.firth.eval.classify.RocCurve;
import dev.firth.eval.classify.ScoredItems;
import dev.firth.eval.report.ClassificationPanels;
import dev.firth.eval.report.Report;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.ResampledScore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The scores of labels as JSON, text and report. */
final class LabelsOutput {
  /** Beyond it a matrix cannot be read by eye; the counts of classes say the same. */
  private static final int MOST_LABELS_SHOWN = 100;

  private record Figure(double value, Optional<ConfidenceInterval> interval) {}

  private final ConfusionMatrix matrix;
  private final ConfidenceFlags confidence;
  private final SequencedMap<String, Figure> figures = new LinkedHashMap<>();
  private Signature signature = Signature.of("labels");
  private ScoredItems items;
  private Calibration calibration;

  LabelsOutput(LabelPairs pairs, ConfidenceFlags confidence) {
    this.confidence = confidence;
    matrix = pairs.matrix();
    add("accuracy", pairs.score(ConfusionMatrix::accuracy));
    add("macroF1", pairs.score(m -> m.report().macro().f1()));
    add("matthews", pairs.score(ConfusionMatrix::matthews));
  }

  private void add(String name, ResampledScore score) {
    figures.put(name, new Figure(score.value(), confidence.interval(score)));
  }

  void addCurves(String positive, ScoredItems scored) {
    items = scored;
    signature = signature.with("positive", positive);
    add("rocAuc", items.rocAuc());
    add("averagePrecision", items.averagePrecision());
    double area = PrecisionRecallCurve.of(items).auc();
    figures.put("prAuc", new Figure(area, Optional.empty()));
  }

  void addCalibration(Calibration calibrated) {
    calibration = calibrated;
    signature = signature.with("bins", calibration.bins().size());
    figures.put("ece", new Figure(calibration.expectedError(), Optional.empty()));
    figures.put("mce", new Figure(calibration.maximumError(), Optional.empty()));
    figures.put("brier", new Figure(calibration.brier(), Optional.empty()));
  }

  Map<String, Object> json() {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", "accuracy");
    map.put("score", matrix.accuracy());
    map.put("signature", signature.settingsLine());
    map.put("items", matrix.items());
    figures.forEach((name, figure) -> map.put(name, figure.value()));
    map.putAll(ClassOutput.json(matrix.report()));
    map.put("labels", matrix.labels());
    map.put("confusion", counts());
    if (calibration != null) {
      map.put("reliability", calibration.bins().stream().map(LabelsOutput::bin).toList());
    }
    map.put("confidence", ConfidenceFlags.json(figures.get("accuracy").interval()));
    var intervals = new LinkedHashMap<String, Object>();
    figures.forEach(
        (name, figure) -> figure.interval().ifPresent(i -> intervals.put(name, i.toMap())));
    if (!intervals.isEmpty()) {
      map.put("intervals", intervals);
    }
    return map;
  }

  private static Map<String, Object> bin(ReliabilityBin bin) {
    var map = new LinkedHashMap<String, Object>();
    map.put("lower", bin.lower());
    map.put("upper", bin.upper());
    map.put("items", bin.items());
    map.put("meanProbability", bin.meanProbability());
    map.put("positiveShare", bin.positiveShare());
    return map;
  }

  private List<List<Long>> counts() {
    int size = matrix.labels().size();
    return IntStream.range(0, size)
        .mapToObj(row -> LongStream.range(0, size).map(c -> matrix.count(row, (int) c)).boxed())
        .map(row -> row.toList())
        .toList();
  }

  void print(Console console, String name) {
    var out = console.out();
    out.printf(Locale.ROOT, "%s  %,d items%n", console.strong(name), matrix.items());
    figures.forEach(
        (figure, values) ->
            out.printf(
                Locale.ROOT,
                "  %-18s %s%s%n",
                figure,
                Decimals.fixed(values.value(), 4),
                ConfidenceFlags.text(values.interval())));
    out.printf(Locale.ROOT, "  %-18s precision  recall      F1   right%n", "label");
    for (ClassScore score : matrix.report().classes()) {
      printRow(console, score.name(), score.scores(), score.support());
    }
    printRow(console, "micro average", matrix.report().micro(), matrix.items());
    printRow(console, "macro average", matrix.report().macro(), matrix.items());
    printRow(console, "weighted average", matrix.report().weighted(), matrix.items());
    out.println("  " + signature);
  }

  private static void printRow(Console console, String name, PrecisionRecall scores, long support) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "  %-18s    %s  %s  %s %,7d%n",
            name,
            Decimals.fixed(scores.precision(), 4),
            Decimals.fixed(scores.recall(), 4),
            Decimals.fixed(scores.f1(), 4),
            support);
  }

  Report report(String name) {
    var report =
        Report.titled("Labels: " + name)
            .describedAs(matrix.items() + " items, " + matrix.labels().size() + " labels.");
    for (var figure : figures.entrySet()) {
      report =
          report.with(
              ClassOutput.headline(
                  figure.getKey(),
                  figure.getValue().value(),
                  figure.getValue().interval(),
                  signature));
    }
    report = report.with(ClassificationPanels.perLabel("By label", matrix.report().classes()));
    if (matrix.labels().size() <= MOST_LABELS_SHOWN) {
      report = report.with(ClassificationPanels.confusion(matrix));
    }
    if (items != null) {
      report =
          report
              .with(ClassificationPanels.roc(RocCurve.of(items)))
              .with(
                  ClassificationPanels.precisionRecall(
                      PrecisionRecallCurve.of(items), items.positiveShare()));
    }
    return calibration == null
        ? report
        : report.with(ClassificationPanels.reliability(calibration));
  }
}
