package dev.firth.eval.report;

import dev.firth.eval.report.TablePanel.Column;
import java.util.List;

/** A table of text and numbers, in a box of its own that scrolls where it is too large. */
final class PlainTable {
  private final String caption;
  private final List<Column> columns;
  private final List<List<Object>> rows;

  PlainTable(String caption, List<Column> columns, List<List<Object>> rows) {
    this.caption = caption;
    this.columns = columns;
    this.rows = rows;
  }

  void addTo(Html html) {
    // A box that scrolls must be reachable with the keyboard, and then needs a name.
    html.open("div", "class", "numbers", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table").open("caption").isolated(caption).close();
    html.open("thead").open("tr");
    for (int i = 0; i < columns.size(); i++) {
      html.open("th", "scope", "col", "class", style(i)).isolated(columns.get(i).name()).close();
    }
    html.close().close().newline().open("tbody");
    for (List<Object> row : rows) {
      html.open("tr");
      for (int i = 0; i < columns.size(); i++) {
        addCell(html, row.get(i), i);
      }
      html.close().newline();
    }
    html.close().close().close().newline();
  }

  private void addCell(Html html, Object cell, int column) {
    boolean heading = column == 0 && cell instanceof String;
    if (heading) {
      html.open("th", "scope", "row");
    } else {
      html.open("td", "class", style(column));
    }
    NumberStyle style = columns.get(column).style();
    switch (cell) {
      case Estimate estimate -> BarTable.addNumber(html, estimate, style);
      case Number number -> html.text(style.format(number.doubleValue()));
      default -> html.isolated(cell.toString());
    }
    html.close();
  }

  /** Numbers stand right, also below a heading of theirs. */
  private String style(int column) {
    boolean text = rows.stream().allMatch(row -> row.get(column) instanceof String);
    return text ? "text" : "number";
  }
}
