package dev.firth.cli.translate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firth.eval.report.CurvePanel;
import dev.firth.eval.report.Headline;
import dev.firth.eval.report.HeatPanel;
import dev.firth.eval.report.NumberStyle;
import dev.firth.eval.report.Panel;
import dev.firth.eval.report.Report;
import dev.firth.eval.report.TablePanel;
import dev.firth.eval.report.TablePanel.Column;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.OptionValue;
import dev.firth.runs.OptionValue.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A training as something to read.
 *
 * @param name of the run
 * @param curves of its metrics
 * @param best of its validations
 * @param options it had
 * @param provenance of the run, as JSON
 * @param samples translated with the model; none if nobody wants them
 */
record TrainingReport(
    String name,
    List<CurvePanel> curves,
    Optional<BestValidation> best,
    EffectiveOptions options,
    JsonNode provenance,
    List<SampleTranslation> samples) {
  private static final String NOTHING = "–";

  /** The report: figures, samples, curves, attention, options, provenance. */
  Report report() {
    Report report = Report.titled("Training of " + name);
    for (Headline headline : headlines()) {
      report = report.with(headline);
    }
    if (!samples.isEmpty()) {
      report = report.with(sampleTable());
    }
    return report
        .with(curves)
        .with(attention())
        .with(options("Options that were given", false))
        .with(options("Options left at their defaults", true))
        .with(provenanceTable());
  }

  private List<Headline> headlines() {
    if (best.isEmpty()) {
      return List.of();
    }
    List<Headline> headlines = new ArrayList<>();
    String note = "after step " + NumberStyle.count(best.get().step());
    best.get()
        .values()
        .forEach(
            (measure, value) ->
                headlines.add(
                    Headline.of(
                            "best validation: " + measure,
                            value,
                            measure.equals(BleuValidator.BLEU.name())
                                ? NumberStyle.SCORE
                                : NumberStyle.PLAIN)
                        .withNote(note)));
    return headlines;
  }

  private Panel sampleTable() {
    List<List<Object>> rows = new ArrayList<>();
    for (SampleTranslation sample : samples) {
      rows.add(List.of(sample.line(), sample.source(), sample.reference(), sample.translation()));
    }
    return new TablePanel(
        "Sample translations",
        "Lines of the text, evenly spread over it, translated with a beam of 5.",
        List.of(
            new Column("line", NumberStyle.COUNT),
            Column.text("source"),
            Column.text("reference"),
            Column.text("translation")),
        rows);
  }

  private List<HeatPanel> attention() {
    List<HeatPanel> panels = new ArrayList<>();
    var drawing = new AttentionPanels(false, false);
    for (SampleTranslation sample : samples) {
      sample
          .attention()
          .filter(pair -> pair.source().words().size() < AttentionPanels.MOST)
          .filter(pair -> pair.target().words().size() < AttentionPanels.MOST)
          .ifPresent(
              pair -> {
                String caption = panels.isEmpty() ? AttentionPanels.CAPTION : "";
                panels.addAll(
                    drawing.of(pair, "Attention in line %,d".formatted(sample.line()), caption));
              });
    }
    return panels;
  }

  /** A table; none if there are no such options. */
  private List<TablePanel> options(String title, boolean defaults) {
    List<List<Object>> rows = new ArrayList<>();
    for (OptionValue option : options.all()) {
      if ((option.origin() == Origin.DEFAULT) == defaults) {
        String origin = option.origin().name().toLowerCase(Locale.ROOT);
        rows.add(List.of("--" + option.name(), text(option.value()), origin));
      }
    }
    var columns = List.of(Column.text("option"), Column.text("value"), Column.text("from"));
    return rows.isEmpty() ? List.of() : List.of(new TablePanel(title, "", columns, rows));
  }

  private static String text(Object value) {
    return value == null || value.toString().isEmpty() ? NOTHING : value.toString();
  }

  private Panel provenanceTable() {
    List<List<Object>> rows = new ArrayList<>();
    addRows("", provenance, rows);
    return new TablePanel(
        "Provenance", "", List.of(Column.text("what"), Column.text("value")), rows);
  }

  private static void addRows(String path, JsonNode node, List<List<Object>> rows) {
    String prefix = path.isEmpty() ? "" : path + " ";
    if (node.isObject()) {
      node.properties().forEach(entry -> addRows(prefix + entry.getKey(), entry.getValue(), rows));
    } else if (node.isArray() && node.path(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        addRows(prefix + (i + 1), node.get(i), rows);
      }
    } else {
      rows.add(List.of(path, text(node.isArray() ? node : node.asText())));
    }
  }
}
