package dev.firth.eval.report;

import dev.firth.eval.report.Curve.Drawing;
import dev.firth.eval.report.Curve.Point;
import dev.firth.eval.report.ReliabilityPanel.Bin;
import dev.firth.eval.report.TablePanel.Column;
import dev.firth.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reports to test with; the texts of each are given, so that they may be hostile. */
final class Samples {
  private Samples() {}

  /** A report with every kind of panel, each text of which contains the one given. */
  static Report everything(String text) {
    return Report.titled("Report on " + text)
        .describedAs("What was done: " + text)
        .with(
            new Headline(
                "F1 " + text,
                new Estimate(0.8315, 0.81, 0.852),
                NumberStyle.FRACTION,
                text,
                // Each setting of a signature has an element of its own.
                text.replace('|', '/')))
        .with(Headline.of("accuracy", Double.NaN, NumberStyle.PERCENT))
        .with(sections(text))
        .with(twoModels(text))
        .with(CurvePanel.roc("ROC " + text, List.of(hyperbola(text, 1200))))
        .with(CurvePanel.precisionRecall("PR " + text, List.of(hyperbola(text, 12)), 0.2))
        .with(learning(text))
        .with(confusion(text))
        .with(reliability(text))
        .with(table(text))
        .with(heat(text));
  }

  static HeatPanel heat(String text) {
    return new HeatPanel(
        "Attention " + text,
        text,
        // A long name has an element more, with all of it.
        List.of(text.repeat(40) + "x".repeat(40), "</s>"),
        List.of("a", text.repeat(40) + "x".repeat(40), "</s>"),
        List.of(List.of(0.25, 0.7512, 0.0), List.of(0.0, 0.0, 1.0)));
  }

  private static BarPanel sections(String text) {
    return new BarPanel(
        "Sections " + text,
        "Accuracy of each section. " + text,
        Axis.of("accuracy " + text, NumberStyle.PERCENT).to(1),
        "questions " + text,
        List.of("model " + text),
        List.of(
            BarGroup.of("capital-common-countries " + text, 506, 0.8123),
            BarGroup.of("family", 240, 0.5),
            new BarGroup("opposite", -1, List.of(new Estimate(0.2, 0.15, 0.26))),
            BarGroup.of("unseen", 0, Double.NaN)));
  }

  private static BarPanel twoModels(String text) {
    return new BarPanel(
        "Two models " + text,
        text,
        Axis.of("Spearman", NumberStyle.FRACTION),
        "pairs",
        List.of("a " + text, "b"),
        List.of(
            new BarGroup(
                "ws353",
                353,
                List.of(new Estimate(0.61, 0.55, 0.66), new Estimate(0.7, 0.65, 0.74))),
            new BarGroup("simlex", 999, List.of(Estimate.of(-0.12), Estimate.of(0.31)))));
  }

  private static Curve hyperbola(String text, int points) {
    var list = new ArrayList<Point>();
    for (int i = 0; i <= points; i++) {
      double x = (double) i / points;
      list.add(new Point(x, Math.pow(x, 0.3)));
    }
    return new Curve("classifier " + text, "AUC " + text, Drawing.STEPS, list);
  }

  private static CurvePanel learning(String text) {
    var random = Seeds.random(0);
    var loss = new ArrayList<Point>();
    var heldOut = new ArrayList<Point>();
    for (int epoch = 1; epoch <= 20; epoch++) {
      loss.add(new Point(epoch, 2 / Math.sqrt(epoch) + random.nextDouble() / 20));
      heldOut.add(new Point(epoch, 2.2 / Math.sqrt(epoch) + epoch * 0.01));
    }
    heldOut.set(7, new Point(8, Double.NaN));
    return CurvePanel.of(
        "Learning " + text,
        Axis.of("epoch " + text, NumberStyle.COUNT),
        Axis.of("loss " + text, NumberStyle.PLAIN),
        List.of(Curve.line("loss " + text, loss), Curve.line("heldOutLoss", heldOut)));
  }

  private static MatrixPanel confusion(String text) {
    return new MatrixPanel(
        "Confusion " + text,
        text,
        List.of("sport " + text, "politics", "weather"),
        List.of(List.of(120L, 7L, 0L), List.of(12L, 99L, 3L), List.of(0L, 1L, 58L)));
  }

  private static ReliabilityPanel reliability(String text) {
    var bins =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    i == 2
                        ? new Bin(0.2, 0.3, 0, Double.NaN, Double.NaN)
                        : new Bin(
                            i / 10.0, (i + 1) / 10.0, 20 + 9L * i * i, i / 10.0 + 0.06, i / 11.0))
            .toList();
    return new ReliabilityPanel("Reliability " + text, text, bins);
  }

  private static TablePanel table(String text) {
    return new TablePanel(
        "Table " + text,
        text,
        List.of(
            Column.text("set " + text),
            Column.text("kind"),
            new Column("score", NumberStyle.FRACTION),
            new Column("found", NumberStyle.COUNT)),
        List.of(
            List.of("ws353 " + text, "similarity", new Estimate(0.61, 0.58, 0.65), 353),
            List.of("questions-words", "analogies", 0.4433, 19_544L)));
  }
}
