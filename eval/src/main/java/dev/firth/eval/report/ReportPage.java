package dev.firth.eval.report;

import dev.firth.runs.FirthVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A report as one HTML page that needs nothing else. */
final class ReportPage {
  /** Even if something slipped through the escaping, nothing would be run or loaded. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action"
          + " 'none'";

  private final Report report;
  private final String json;
  private final Html html = new Html();

  /**
   * @param json the name of the file with the same numbers beside the page; empty if there is none
   */
  ReportPage(Report report, String json) {
    this.report = report;
    this.json = json;
  }

  String html() {
    html.trusted("<!DOCTYPE html>\n").open("html", "lang", "en");
    addHead();
    html.open("body").newline();
    addHeader();
    html.open("main").newline();
    addHeadlines();
    int number = 1;
    for (Panel panel : report.panels()) {
      addPanel(panel, "p" + number);
      number++;
    }
    html.close().newline();
    addFooter();
    return html.close().close().newline().finish();
  }

  private void addHead() {
    html.open("head").newline();
    html.single("meta", "charset", "utf-8").newline();
    html.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).newline();
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.newline().single("meta", "name", "color-scheme", "content", "light dark").newline();
    html.single("meta", "name", "generator", "content", "Firth " + FirthVersion.current());
    // Browsers would ask the server of the page for an icon, and report that there is none.
    html.newline().single("link", "rel", "icon", "href", "data:,").newline();
    html.element("title", report.title()).newline();
    html.open("style").trusted(styleSheet()).close().newline().close().newline();
  }

  private static String styleSheet() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addHeader() {
    html.open("header").open("h1").isolated(report.title()).close();
    if (!report.description().isEmpty()) {
      html.open("p").isolated(report.description()).close();
    }
    html.close().newline();
  }

  private void addHeadlines() {
    if (report.headlines().isEmpty()) {
      return;
    }
    html.open("dl", "class", "headlines").newline();
    for (Headline headline : report.headlines()) {
      html.open("div").open("dt").isolated(headline.name()).close();
      html.open("dd", "class", "figure");
      BarTable.addNumber(html, headline.estimate(), headline.style());
      html.close();
      if (!headline.note().isEmpty()) {
        html.open("dd", "class", "note").isolated(headline.note()).close();
      }
      if (!headline.signature().isEmpty()) {
        addSignature(headline.signature());
      }
      html.close().newline();
    }
    html.close().newline();
  }

  /** Long lines may break behind each setting. */
  private void addSignature(String signature) {
    html.open("dd", "class", "signature").open("code");
    int start = 0;
    for (int end = 1; end <= signature.length(); end++) {
      if (end == signature.length() || signature.charAt(end - 1) == '|') {
        html.element("span", signature.substring(start, end)).single("wbr");
        start = end;
      }
    }
    html.close().close();
  }

  private void addPanel(Panel panel, String id) {
    html.open("section", "aria-labelledby", id).newline();
    html.open("h2", "id", id).isolated(panel.title()).close().newline();
    if (!panel.caption().isEmpty()) {
      html.open("p").isolated(panel.caption()).close().newline();
    }
    switch (panel) {
      case BarPanel bars -> new BarTable(bars).addTo(html);
      case CurvePanel curves -> addCurves(curves, id);
      case HeatPanel heat -> new HeatDrawing(heat).addTo(html, id);
      case MatrixPanel matrix -> new MatrixTable(matrix).addTo(html);
      case ReliabilityPanel reliability -> addReliability(reliability, id);
      case TablePanel table ->
          new PlainTable(table.title(), table.columns(), table.rows()).addTo(html);
    }
    html.close().newline();
  }

  private void addCurves(CurvePanel panel, String id) {
    html.open("div", "class", "pair");
    new CurveDrawing(panel).addTo(html, id);
    new CurveTable(panel).addTo(html);
    html.close();
  }

  private void addReliability(ReliabilityPanel panel, String id) {
    var drawing = new ReliabilityDrawing(panel);
    html.open("div", "class", "pair");
    drawing.addCurveTo(html, id);
    drawing.addTableTo(html);
    html.close();
    drawing.addHistogramTo(html);
  }

  private void addFooter() {
    html.open("footer").text("Written by Firth " + FirthVersion.current() + ".");
    if (!json.isEmpty()) {
      html.text(" The same numbers for programs: ").open("a", "href", href(json));
      html.isolated(json).close().text(".");
    }
    html.close().newline();
  }

  /** A file beside the page as a relative reference. */
  private static String href(String name) {
    var path = new StringBuilder("./");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      path.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return path.toString();
  }
}
