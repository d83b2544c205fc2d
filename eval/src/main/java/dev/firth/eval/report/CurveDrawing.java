package dev.firth.eval.report;

import dev.firth.eval.report.Curve.Drawing;
import dev.firth.eval.report.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Curves as inline SVG with a legend below. */
final class CurveDrawing {
  private static final int WIDTH = 440;
  private static final int LEFT = 58;
  private static final int RIGHT = 16;
  private static final int TOP = 10;
  private static final int BOTTOM = 46;

  /** Curves with more points than this are drawn without a dot at each. */
  private static final int MOST_DOTS = 40;

  private final CurvePanel panel;
  private final Scale x;
  private final Scale y;
  private final double width;
  private final double height;

  CurveDrawing(CurvePanel panel) {
    this.panel = panel;
    this.x = Scale.of(panel.x(), values(Point::x), 5);
    this.y = Scale.of(panel.y(), values(Point::y), 5);
    this.width = WIDTH - LEFT - RIGHT;
    this.height = panel.square() ? width : Math.rint(width * 0.6);
  }

  private DoubleStream values(ToDoubleFunction<Point> coordinate) {
    return panel.curves().stream().flatMap(c -> c.points().stream()).mapToDouble(coordinate);
  }

  /** Adds the figure; {@code id} is not used elsewhere on the page. */
  void addTo(Html html, String id) {
    html.open("figure");
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + number(height + TOP + BOTTOM),
        "role",
        "img",
        "aria-labelledby",
        id + "-name " + id + "-text");
    html.element("title", panel.title(), "id", id + "-name");
    html.element("desc", description(), "id", id + "-text");
    addAxes(html);
    int series = 0;
    for (Curve curve : panel.curves()) {
      addCurve(html, curve, curve.drawing() == Drawing.REFERENCE ? "ref" : style(series));
      series += curve.drawing() == Drawing.REFERENCE ? 0 : 1;
    }
    html.close().newline();
    addLegend(html);
    html.close().newline();
  }

  /** Six colours and dashes; the seventh series looks like the first. */
  static String style(int series) {
    return "s" + (series % 6 + 1);
  }

  private String description() {
    var names = panel.curves().stream().map(Curve::name).toList();
    return panel.y().name()
        + " against "
        + panel.x().name()
        + ": "
        + String.join(", ", names)
        + ". The numbers are in the table that follows.";
  }

  private void addAxes(Html html) {
    addMarksOfX(html);
    addMarksOfY(html);
    addNames(html);
  }

  private void addMarksOfX(Html html) {
    for (double mark : x.marks()) {
      String at = number(left(mark));
      html.shape(
          "line", "class", "grid", "x1", at, "x2", at, "y1", number(TOP), "y2", number(bottom()));
      html.element(
          "text",
          x.label(mark, panel.x().style()),
          "x",
          at,
          "y",
          number(bottom() + 17),
          "text-anchor",
          "middle");
    }
  }

  private void addMarksOfY(Html html) {
    for (double mark : y.marks()) {
      String at = number(top(mark));
      html.shape(
          "line",
          "class",
          "grid",
          "x1",
          number(LEFT),
          "x2",
          number(LEFT + width),
          "y1",
          at,
          "y2",
          at);
      html.element(
          "text",
          y.label(mark, panel.y().style()),
          "x",
          number(LEFT - 6),
          "y",
          number(top(mark) + 4),
          "text-anchor",
          "end");
    }
  }

  private void addNames(Html html) {
    html.element(
        "text",
        cut(panel.x().name()),
        "x",
        number(LEFT + width / 2),
        "y",
        number(bottom() + 38),
        "text-anchor",
        "middle");
    String middle = number(TOP + height / 2);
    html.element(
        "text",
        cut(panel.y().name()),
        "x",
        "13",
        "y",
        middle,
        "text-anchor",
        "middle",
        "transform",
        "rotate(-90 13 " + middle + ")");
  }

  private static String cut(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= 40 ? name : name.substring(0, name.offsetByCodePoints(0, 39)) + "…";
  }

  private void addCurve(Html html, Curve curve, String style) {
    if (curve.drawing() != Drawing.POINTS) {
      String path = path(curve);
      if (!path.isEmpty()) {
        html.shape("path", "class", "curve " + style, "d", path);
      }
    }
    boolean dots = curve.drawing() == Drawing.POINTS || curve.points().size() <= MOST_DOTS;
    if (dots && curve.drawing() != Drawing.REFERENCE) {
      for (Point point : curve.points()) {
        if (isDrawn(point)) {
          addDot(html, curve, point, style);
        }
      }
    }
  }

  private void addDot(Html html, Curve curve, Point point, String style) {
    html.open(
        "circle",
        "class",
        "dot " + style,
        "cx",
        number(left(point.x())),
        "cy",
        number(top(point.y())),
        "r",
        "3");
    html.element(
        "title",
        curve.name()
            + ": "
            + panel.x().style().format(point.x())
            + ", "
            + panel.y().style().format(point.y()));
    html.close();
  }

  private String path(Curve curve) {
    var path = new StringBuilder();
    boolean pen = false;
    double last = 0;
    for (Point point : thinned(curve.points())) {
      if (!isDrawn(point)) {
        pen = false;
        continue;
      }
      String at = number(left(point.x())) + " " + number(top(point.y()));
      if (pen && curve.drawing() == Drawing.STEPS) {
        path.append('L').append(number(left(point.x()))).append(' ').append(number(top(last)));
      }
      path.append(pen ? 'L' : 'M').append(at);
      last = point.y();
      pen = true;
    }
    return path.toString();
  }

  /**
   * Of neighbours within half a pixel column, the first, the last and the outermost: it looks the
   * same, and a page stays small.
   */
  private List<Point> thinned(List<Point> points) {
    if (points.size() <= 1000) {
      return points;
    }
    var kept = new ArrayList<Point>();
    int start = 0;
    while (start < points.size()) {
      int end = start;
      long column = column(points.get(start));
      int lowest = start;
      int highest = start;
      while (end < points.size() && column(points.get(end)) == column) {
        lowest = points.get(end).y() < points.get(lowest).y() ? end : lowest;
        highest = points.get(end).y() > points.get(highest).y() ? end : highest;
        end++;
      }
      int[] indices = {start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1};
      int previous = -1;
      for (int index : indices) {
        if (index != previous) {
          kept.add(points.get(index));
        }
        previous = index;
      }
      start = end;
    }
    return kept;
  }

  private long column(Point point) {
    return isDrawn(point) ? Math.round(2 * left(point.x())) : Long.MIN_VALUE;
  }

  private static boolean isDrawn(Point point) {
    return Double.isFinite(point.x()) && Double.isFinite(point.y());
  }

  /** Points beyond a fixed end of an axis are drawn at the edge. */
  private double left(double value) {
    return LEFT + width * Math.clamp(x.position(value), 0, 1);
  }

  private double top(double value) {
    return TOP + height * (1 - Math.clamp(y.position(value), 0, 1));
  }

  private double bottom() {
    return TOP + height;
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private void addLegend(Html html) {
    html.open("figcaption").open("ul", "class", "legend");
    int series = 0;
    for (Curve curve : panel.curves()) {
      boolean reference = curve.drawing() == Drawing.REFERENCE;
      html.open("li");
      addSwatch(html, reference ? "ref" : style(series));
      html.isolated(curve.name());
      if (!curve.note().isEmpty()) {
        html.text(" ").open("span", "class", "note").isolated(curve.note()).close();
      }
      html.close();
      series += reference ? 0 : 1;
    }
    html.close().close();
  }

  /** A short piece of the line, for a legend. */
  private static void addSwatch(Html html, String style) {
    html.open("svg", "class", "swatch", "viewBox", "0 0 26 10", "aria-hidden", "true");
    html.shape("path", "class", "curve " + style, "d", "M0 5L26 5");
    html.close();
  }
}
