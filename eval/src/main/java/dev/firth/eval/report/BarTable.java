package dev.firth.eval.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Bars as a table: each row has its bar and its number, so that plot and figures are one. */
final class BarTable {
  private final BarPanel panel;
  private final Scale scale;
  private final boolean several;
  private final boolean counted;

  BarTable(BarPanel panel) {
    this.panel = panel;
    this.scale = Scale.of(panel.axis(), values(panel), 4);
    this.several = panel.series().size() > 1;
    this.counted = !panel.countName().isEmpty();
  }

  /** Bars have a root: zero is on the axis unless the axis says where to begin. */
  private static DoubleStream values(BarPanel panel) {
    var bars = panel.groups().stream().flatMap(group -> group.bars().stream());
    var ends = bars.flatMapToDouble(b -> DoubleStream.of(b.value(), b.low(), b.high()));
    return Double.isNaN(panel.axis().low()) ? DoubleStream.concat(DoubleStream.of(0), ends) : ends;
  }

  void addTo(Html html) {
    html.open("table", "class", "bars");
    html.element("caption", panel.title(), "class", "hidden");
    addHead(html);
    html.open("tbody").newline();
    for (BarGroup group : panel.groups()) {
      addGroup(html, group);
    }
    html.close().close().newline();
  }

  private void addHead(Html html) {
    html.open("thead").open("tr");
    html.element("td", "");
    if (several) {
      html.element("td", "");
    }
    html.open("th", "scope", "col", "class", "axis");
    html.element("span", scale.label(scale.low(), panel.axis().style()), "class", "low");
    html.open("span", "class", "name").isolated(panel.axis().name()).close();
    html.element("span", scale.label(scale.high(), panel.axis().style()), "class", "high");
    html.close();
    html.open("th", "scope", "col", "class", "number").element("span", "value").close();
    if (counted) {
      html.open("th", "scope", "col", "class", "number").isolated(panel.countName()).close();
    }
    html.close().close().newline();
  }

  private void addGroup(Html html, BarGroup group) {
    for (int series = 0; series < group.bars().size(); series++) {
      html.open("tr", "class", series == 0 ? "group" : "more");
      String rows = Integer.toString(group.bars().size());
      if (series == 0) {
        html.open("th", "scope", several ? "rowgroup" : "row", "rowspan", rows);
        html.isolated(group.label()).close();
      }
      if (several) {
        html.open("th", "scope", "row", "class", "series");
        html.isolated(panel.series().get(series)).close();
      }
      Estimate bar = group.bars().get(series);
      html.open("td", "class", "bar");
      addBar(html, bar, CurveDrawing.style(series));
      html.close();
      html.open("td", "class", "number");
      addNumber(html, bar, panel.axis().style());
      html.close();
      if (counted && series == 0) {
        String count = group.count() < 0 ? "–" : NumberStyle.count(group.count());
        html.element("td", count, "class", "number", "rowspan", rows);
      }
      html.close().newline();
    }
  }

  /** A number, its interval in small print. */
  static void addNumber(Html html, Estimate estimate, NumberStyle style) {
    html.text(style.format(estimate.value()));
    if (estimate.hasInterval()) {
      String interval = style.format(estimate.low()) + ", " + style.format(estimate.high());
      html.text(" ").element("span", "[" + interval + "]", "class", "interval");
    }
  }

  private void addBar(Html html, Estimate bar, String style) {
    html.open("svg", "viewBox", "0 0 100 10", "preserveAspectRatio", "none", "aria-hidden", "true");
    for (double mark : scale.marks()) {
      addUpright(html, "grid", mark, 0, 10);
    }
    if (Double.isFinite(bar.value())) {
      double root = at(0);
      double end = at(bar.value());
      html.shape(
          "rect",
          "class",
          style,
          "x",
          number(Math.min(root, end)),
          "width",
          number(Math.abs(end - root)),
          "y",
          "1",
          "height",
          "8");
    }
    if (bar.hasInterval()) {
      String low = number(at(bar.low()));
      String high = number(at(bar.high()));
      html.shape("line", "class", "whisker", "x1", low, "x2", high, "y1", "5", "y2", "5");
      addUpright(html, "whisker", bar.low(), 3, 7);
      addUpright(html, "whisker", bar.high(), 3, 7);
    }
    html.close();
  }

  private void addUpright(Html html, String style, double value, int from, int to) {
    String x = number(at(value));
    html.shape(
        "line",
        "class",
        style,
        "x1",
        x,
        "x2",
        x,
        "y1",
        Integer.toString(from),
        "y2",
        Integer.toString(to));
  }

  /** From 0 to 100; what lies beyond the axis is drawn at its edge. */
  private double at(double value) {
    return 100 * Math.clamp(scale.position(value), 0, 1);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
