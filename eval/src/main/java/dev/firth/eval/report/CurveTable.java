package dev.firth.eval.report;

import dev.firth.eval.report.Curve.Drawing;
import dev.firth.eval.report.Curve.Point;
import dev.firth.eval.report.TablePanel.Column;
import java.util.ArrayList;
import java.util.List;

/** The points of curves as a table; of long curves, a few evenly spaced ones with both ends. */
final class CurveTable {
  private static final int MOST_ROWS = 25;

  private final CurvePanel panel;
  private final List<Curve> curves;

  CurveTable(CurvePanel panel) {
    this.panel = panel;
    this.curves = panel.curves().stream().filter(c -> c.drawing() != Drawing.REFERENCE).toList();
  }

  void addTo(Html html) {
    if (haveCommonX()) {
      addSideBySide(html);
    } else {
      addBelowEachOther(html);
    }
  }

  private boolean haveCommonX() {
    return !curves.isEmpty()
        && curves.stream().map(c -> c.points().stream().map(Point::x).toList()).distinct().count()
            == 1;
  }

  private void addSideBySide(Html html) {
    var columns = new ArrayList<Column>();
    columns.add(new Column(panel.x().name(), panel.x().style()));
    for (Curve curve : curves) {
      columns.add(new Column(curve.name(), panel.y().style()));
    }
    var rows = new ArrayList<List<Object>>();
    int points = curves.getFirst().points().size();
    for (int index : chosen(points)) {
      var row = new ArrayList<Object>();
      row.add(curves.getFirst().points().get(index).x());
      curves.forEach(curve -> row.add(curve.points().get(index).y()));
      rows.add(row);
    }
    new PlainTable(caption(rows.size(), points), columns, rows).addTo(html);
  }

  private void addBelowEachOther(Html html) {
    var columns =
        List.of(
            Column.text("curve"),
            new Column(panel.x().name(), panel.x().style()),
            new Column(panel.y().name(), panel.y().style()));
    var rows = new ArrayList<List<Object>>();
    int points = 0;
    for (Curve curve : curves) {
      points += curve.points().size();
      for (int index : chosen(curve.points().size())) {
        Point point = curve.points().get(index);
        rows.add(List.of(curve.name(), point.x(), point.y()));
      }
    }
    new PlainTable(caption(rows.size(), points), columns, rows).addTo(html);
  }

  private String caption(int shown, int all) {
    return panel.title()
        + (shown == all ? "" : ": " + shown + " of " + NumberStyle.count(all) + " points");
  }

  private static int[] chosen(int points) {
    int rows = Math.min(points, MOST_ROWS);
    var chosen = new int[rows];
    for (int i = 0; i < rows; i++) {
      chosen[i] = rows == 1 ? 0 : Math.toIntExact((long) i * (points - 1) / (rows - 1));
    }
    return chosen;
  }
}
