package dev.firth.eval.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A heat map as SVG in its natural size: words slanted above the columns and left of the rows, so
 * that long sentences stay readable, a square for each share that is not nearly nothing, and a
 * frame around the greatest of each row. The numbers come up with the pointer.
 */
final class HeatDrawing {
  private static final int GAP = 6;

  /** Characters of a label; the rest comes up with the pointer. */
  private static final int MOST_CHARACTERS = 22;

  /** Smaller shares are not drawn: a page of long sentences would be mostly nothings. */
  private static final double LEAST_SHARE = 0.005;

  private static final double SLANT = Math.toRadians(60);

  private static final String STYLE =
      "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Noto"
          + " Sans',sans-serif;fill:#1b1f24}.grid{stroke:#d0d7de;fill:none}.cell{fill:#0067a5}"
          + ".most{fill:none;stroke:#c04a00;stroke-width:1.5}.paper{fill:#fff}";

  private final HeatPanel panel;
  private final int cell;
  private final double left;
  private final double top;
  private final double width;
  private final double height;

  HeatDrawing(HeatPanel panel) {
    this.panel = panel;
    cell = Math.max(panel.rows().size(), panel.columns().size()) > 40 ? 17 : 22;
    left = GAP * 2 + longest(panel.rows());
    top = GAP * 2 + cell + longest(panel.columns()) * Math.sin(SLANT);
    double beyond =
        panel.columns().isEmpty() ? 0 : length(panel.columns().getLast()) * Math.cos(SLANT);
    width = left + panel.columns().size() * cell + Math.max(GAP, beyond);
    height = top + panel.rows().size() * cell + GAP;
  }

  private static double longest(List<String> labels) {
    return labels.stream().mapToDouble(HeatDrawing::length).max().orElse(0);
  }

  /** About how many pixels a label takes. */
  private static double length(String label) {
    return cut(label).codePoints().mapToDouble(c -> c < 0x1100 ? 7.2 : 13).sum();
  }

  private static String cut(String label) {
    int length = label.codePointCount(0, label.length());
    return length <= MOST_CHARACTERS
        ? label
        : label.substring(0, label.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
  }

  /** Adds it to a page; {@code id} is not used elsewhere there. */
  void addTo(Html html, String id) {
    html.open(
        "div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", panel.title());
    html.open(
        "svg",
        "class",
        "heat",
        "width",
        number(width),
        "height",
        number(height),
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "role",
        "img",
        "aria-labelledby",
        id + "-name");
    html.element("title", panel.title(), "id", id + "-name");
    addMap(html);
    html.close().close().newline();
  }

  /** Adds it as a document. */
  void addImageTo(Html html) {
    html.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        number(width),
        "height",
        number(height),
        "viewBox",
        "0 0 " + number(width) + " " + number(height));
    html.element("title", panel.title());
    html.open("style").trusted(STYLE).close();
    html.shape("rect", "class", "paper", "width", "100%", "height", "100%");
    addMap(html);
    html.close().newline();
  }

  private void addMap(Html html) {
    html.newline();
    addGrid(html);
    for (int column = 0; column < panel.columns().size(); column++) {
      addColumnName(html, column);
    }
    for (int row = 0; row < panel.rows().size(); row++) {
      addRowName(html, row);
      addCells(html, row);
    }
  }

  private void addGrid(Html html) {
    var lines = new StringBuilder();
    double right = left + panel.columns().size() * cell;
    double bottom = top + panel.rows().size() * cell;
    for (int row = 0; row <= panel.rows().size(); row++) {
      lines.append("M%s %sH%s".formatted(number(left), number(y(row)), number(right)));
    }
    for (int column = 0; column <= panel.columns().size(); column++) {
      lines.append("M%s %sV%s".formatted(number(x(column)), number(top), number(bottom)));
    }
    html.shape("path", "class", "grid", "d", lines.toString()).newline();
  }

  private void addColumnName(Html html, int column) {
    String x = number(x(column) + cell * 0.6);
    String y = number(top - GAP);
    html.open("text", "x", x, "y", y, "transform", "rotate(-60 %s %s)".formatted(x, y));
    addName(html, panel.columns().get(column));
  }

  private void addRowName(Html html, int row) {
    html.open(
        "text",
        "x",
        number(left - GAP),
        "y",
        number(y(row) + cell / 2.0 + 4),
        "text-anchor",
        "end");
    addName(html, panel.rows().get(row));
  }

  private static void addName(Html html, String name) {
    String shown = cut(name);
    html.text(shown);
    if (!shown.equals(name)) {
      html.element("title", name);
    }
    html.close().newline();
  }

  private void addCells(Html html, int row) {
    List<Double> shares = panel.shares().get(row);
    int most = -1;
    for (int column = 0; column < shares.size(); column++) {
      if (shares.get(column) >= LEAST_SHARE) {
        addCell(html, row, column);
        most = most < 0 || shares.get(column) > shares.get(most) ? column : most;
      }
    }
    if (most >= 0) {
      html.shape("rect", square("most", row, most)).newline();
    }
  }

  private void addCell(Html html, int row, int column) {
    double share = panel.shares().get(row).get(column);
    String[] square = square("cell", row, column);
    String[] shaded = Arrays.copyOf(square, square.length + 2);
    shaded[square.length] = "fill-opacity";
    shaded[square.length + 1] = number(Math.min(1, share), 2);
    html.open("rect", shaded);
    html.element(
        "title",
        "%s → %s: %s"
            .formatted(panel.rows().get(row), panel.columns().get(column), number(share, 3)));
    html.close().newline();
  }

  private String[] square(String style, int row, int column) {
    String size = number(cell - 2);
    return new String[] {
      "class",
      style,
      "x",
      number(x(column) + 1),
      "y",
      number(y(row) + 1),
      "width",
      size,
      "height",
      size
    };
  }

  private double x(int column) {
    return left + column * cell;
  }

  private double y(int row) {
    return top + row * cell;
  }

  private static String number(double value) {
    String text = number(value, 1);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
