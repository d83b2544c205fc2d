package dev.firth.eval.report;

import java.util.List;
import java.util.Objects;

/**
 * A table.
 *
 * @param columns their names and how their numbers are written
 * @param rows a cell for each column: a {@link String}, a {@link Number} or an {@link Estimate}
 */
public record TablePanel(
    String title, String caption, List<Column> columns, List<List<Object>> rows) implements Panel {
  /**
   * A column.
   *
   * @param style how its numbers are written; text is written as it is
   */
  public record Column(String name, NumberStyle style) {
    public Column {
      Objects.requireNonNull(name);
      Objects.requireNonNull(style);
    }

    /** A column of text. */
    public static Column text(String name) {
      return new Column(name, NumberStyle.PLAIN);
    }
  }

  /**
   * @throws IllegalArgumentException if a row has not one cell for each column, or one of another
   *     type
   */
  public TablePanel {
    Objects.requireNonNull(title);
    Objects.requireNonNull(caption);
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(columns.size() + " columns, " + row.size() + " cells");
      }
      for (Object cell : row) {
        if (!(cell instanceof String || cell instanceof Number || cell instanceof Estimate)) {
          throw new IllegalArgumentException("no cell of a table: " + cell.getClass());
        }
      }
    }
  }
}
