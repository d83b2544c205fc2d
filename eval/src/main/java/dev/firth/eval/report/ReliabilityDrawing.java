package dev.firth.eval.report;

import dev.firth.eval.report.Curve.Drawing;
import dev.firth.eval.report.Curve.Point;
import dev.firth.eval.report.ReliabilityPanel.Bin;
import java.util.ArrayList;
import java.util.List;

/**
 * A reliability diagram: the curve beside the diagonal, and how many predictions stand behind it.
 */
final class ReliabilityDrawing {
  private final ReliabilityPanel panel;

  ReliabilityDrawing(ReliabilityPanel panel) {
    this.panel = panel;
  }

  void addCurveTo(Html html, String id) {
    var points = new ArrayList<Point>();
    for (Bin bin : panel.bins()) {
      if (bin.count() > 0) {
        points.add(new Point(bin.confidence(), bin.accuracy()));
      }
    }
    var curves =
        List.of(
            new Curve("predictions in bins", "", Drawing.LINE, points),
            Curve.reference("perfectly calibrated", new Point(0, 0), new Point(1, 1)));
    new CurveDrawing(
            new CurvePanel(
                panel.title(),
                panel.caption(),
                Axis.share("mean confidence"),
                Axis.share("share that came true"),
                true,
                curves))
        .addTo(html, id);
  }

  void addTableTo(Html html) {
    var columns =
        List.of(
            TablePanel.Column.text("confidence"),
            new TablePanel.Column("predictions", NumberStyle.COUNT),
            new TablePanel.Column("mean confidence", NumberStyle.FRACTION),
            new TablePanel.Column("came true", NumberStyle.FRACTION));
    var rows = new ArrayList<List<Object>>();
    for (Bin bin : panel.bins()) {
      String range =
          NumberStyle.PLAIN.format(bin.low()) + " to " + NumberStyle.PLAIN.format(bin.high());
      rows.add(List.of(range, bin.count(), bin.confidence(), bin.accuracy()));
    }
    new PlainTable(panel.title(), columns, rows).addTo(html);
  }

  void addHistogramTo(Html html) {
    var groups = new ArrayList<BarGroup>();
    for (Bin bin : panel.bins()) {
      String range =
          NumberStyle.PLAIN.format(bin.low()) + " to " + NumberStyle.PLAIN.format(bin.high());
      groups.add(BarGroup.of(range, bin.count(), (double) bin.count() / panel.total()));
    }
    var axis = Axis.of("share of the predictions", NumberStyle.PERCENT);
    new BarTable(
            new BarPanel(
                "How many predictions are behind each bin",
                "",
                axis,
                "predictions",
                List.of("predictions"),
                groups))
        .addTo(html);
  }
}
