package dev.firth.eval.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A confusion matrix as a table whose cells are the darker the greater their share of the row. */
final class MatrixTable {
  /** Larger matrices are not shown as such, only their greatest confusions. */
  private static final int MOST_LABELS = 60;

  private static final int MOST_CONFUSIONS = 20;

  private final MatrixPanel panel;

  MatrixTable(MatrixPanel panel) {
    this.panel = panel;
  }

  void addTo(Html html) {
    int size = panel.labels().size();
    if (size <= MOST_LABELS) {
      addMatrix(html);
    } else {
      html.element(
          "p",
          "The matrix of "
              + size
              + " classes is in the JSON file; these are its greatest entries"
              + " off the diagonal.");
    }
    addConfusions(html);
  }

  private void addMatrix(Html html) {
    int size = panel.labels().size();
    html.open(
        "div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", panel.title());
    html.open("table", "class", "matrix");
    html.element("caption", "Rows: what they are. Columns: what they were taken for.");
    html.open("thead").open("tr").element("td", "");
    for (String label : panel.labels()) {
      html.open("th", "scope", "col").isolated(label).close();
    }
    html.element("th", "all", "scope", "col").close().close().newline();
    html.open("tbody");
    for (int row = 0; row < size; row++) {
      html.open("tr").open("th", "scope", "row").isolated(panel.labels().get(row)).close();
      for (int column = 0; column < size; column++) {
        addCell(html, row, column);
      }
      html.element("td", NumberStyle.count(panel.rowTotal(row)), "class", "sum");
      html.close().newline();
    }
    html.close().close().close().newline();
  }

  private void addCell(Html html, int row, int column) {
    long count = panel.counts().get(row).get(column);
    long total = panel.rowTotal(row);
    // Eleven shades: a class each, so that the style sheet decides how dark they are.
    long shade = total == 0 ? 0 : Math.ceilDiv(10 * count, total);
    String style = "h" + shade + (row == column ? " right" : "");
    html.element("td", NumberStyle.count(count), "class", style);
  }

  private record Confusion(int is, int takenFor, long count) {}

  private void addConfusions(Html html) {
    var confusions = new ArrayList<Confusion>();
    for (int row = 0; row < panel.labels().size(); row++) {
      for (int column = 0; column < panel.labels().size(); column++) {
        long count = panel.counts().get(row).get(column);
        if (row != column && count > 0) {
          confusions.add(new Confusion(row, column, count));
        }
      }
    }
    if (confusions.isEmpty() || panel.labels().size() < 3) {
      return;
    }
    confusions.sort(Comparator.comparingLong(c -> -c.count()));
    var rows = new ArrayList<List<Object>>();
    for (Confusion c : confusions.subList(0, Math.min(MOST_CONFUSIONS, confusions.size()))) {
      rows.add(
          List.of(
              panel.labels().get(c.is),
              panel.labels().get(c.takenFor),
              c.count,
              (double) c.count / panel.rowTotal(c.is)));
    }
    var columns =
        List.of(
            TablePanel.Column.text("is"),
            TablePanel.Column.text("taken for"),
            new TablePanel.Column("times", NumberStyle.COUNT),
            new TablePanel.Column("of its kind", NumberStyle.PERCENT));
    new PlainTable("Greatest confusions: " + panel.title(), columns, rows).addTo(html);
  }
}
