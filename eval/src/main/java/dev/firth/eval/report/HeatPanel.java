package dev.firth.eval.report;

import java.util.List;
import java.util.Objects;

/**
 * A heat map: shares of 1 for each pair of a row and a column, such as how much each word of a
 * translation looks at each word of its source.
 *
 * @param title what it shows
 * @param caption how to read it; may be empty
 * @param rows what the rows are, from top to bottom; the same text may come twice
 * @param columns what the columns are, from left to right
 * @param shares a list for each row with a share for each column
 */
public record HeatPanel(
    String title,
    String caption,
    List<String> rows,
    List<String> columns,
    List<List<Double>> shares)
    implements Panel {
  /**
   * @throws IllegalArgumentException if there is not a share for each row and column, or one is not
   *     from 0 to 1, but for rounding
   */
  public HeatPanel {
    Objects.requireNonNull(title);
    Objects.requireNonNull(caption);
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    shares = shares.stream().map(List::copyOf).toList();
    int width = columns.size();
    if (shares.size() != rows.size() || shares.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("no map of " + rows.size() + " by " + width + " shares");
    }
    if (shares.stream().flatMap(List::stream).anyMatch(share -> !(share >= 0 && share < 1.001))) {
      throw new IllegalArgumentException("a share that is not from 0 to 1");
    }
  }

  /** The map as an image of its own, which needs nothing else: SVG, light. */
  public String toSvg() {
    var html = new Html();
    new HeatDrawing(this).addImageTo(html);
    // XML has no place for these two, which HTML would pass over.
    return html.finish().replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
  }
}
