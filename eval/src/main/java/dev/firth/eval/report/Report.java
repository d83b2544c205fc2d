package dev.firth.eval.report;

import dev.firth.runs.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An evaluation as plain data, ready to be read: as a self-contained HTML page (no script, nothing
 * loaded, light and dark, on a phone and in print) and as JSON.
 *
 * <pre>{@code
 * Report.titled("BLEU of hyp.de")
 *     .with(new Headline("BLEU", new Estimate(32.4, 31.9, 32.9), NumberStyle.SCORE, "1,002 segments", signature))
 *     .with(new BarPanel("BLEU by length", "", axis, "segments", List.of("hyp.de"), groups))
 *     .write(Path.of("hyp.html"));
 * }</pre>
 *
 * <p>All text is taken literally, whatever it holds. The same report gives the same bytes.
 *
 * @param title what was evaluated
 * @param description a sentence or two on how; may be empty
 * @param headlines the figures to open with
 * @param panels plots and tables, in order
 */
public record Report(
    String title, String description, List<Headline> headlines, List<Panel> panels) {
  public Report {
    Objects.requireNonNull(title);
    Objects.requireNonNull(description);
    headlines = List.copyOf(headlines);
    panels = List.copyOf(panels);
  }

  /** A report with nothing in it yet. */
  public static Report titled(String title) {
    return new Report(title, "", List.of(), List.of());
  }

  public Report describedAs(String text) {
    return new Report(title, text, headlines, panels);
  }

  /** This report with one more figure at its head. */
  public Report with(Headline headline) {
    var longer = new ArrayList<>(headlines);
    longer.add(headline);
    return new Report(title, description, longer, panels);
  }

  /** This report with one more plot or table. */
  public Report with(Panel panel) {
    var longer = new ArrayList<>(panels);
    longer.add(panel);
    return new Report(title, description, headlines, longer);
  }

  /** This report with more plots or tables. */
  public Report with(List<? extends Panel> more) {
    var longer = new ArrayList<>(panels);
    longer.addAll(more);
    return new Report(title, description, headlines, longer);
  }

  /** The page, UTF-8 when written to a file. */
  public String toHtml() {
    return new ReportPage(this, "").html();
  }

  /** One JSON object with everything the page shows, and curves with all their points. */
  public String toJson() {
    return new ReportJson(this).text();
  }

  /**
   * Writes the page to a file and the JSON {@linkplain #jsonFile beside it}; each file is whole or
   * absent.
   *
   * @throws IOException if one of them cannot be written; the message names it
   */
  public void write(Path html) throws IOException {
    Path json = jsonFile(html);
    writeText(json, toJson());
    writeText(html, new ReportPage(this, json.getFileName().toString()).html());
  }

  /**
   * Writes the page alone to a file, which is whole or absent.
   *
   * @throws IOException if it cannot be written; the message names it
   */
  public void writePage(Path html) throws IOException {
    writeText(html, toHtml());
  }

  /** Where the JSON goes: {@code x.json} for {@code x.html}, {@code x.y.json} for {@code x.y}. */
  public static Path jsonFile(Path html) {
    String name = html.getFileName().toString();
    String stem = name.replaceFirst("(?i)\\.html?$", "");
    return html.resolveSibling(
        (stem.isEmpty() || stem.toLowerCase(Locale.ROOT).endsWith(".json") ? name : stem)
            + ".json");
  }

  private static void writeText(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
