package dev.firth.cli.score;

import dev.firth.cli.shell.Console;
import dev.firth.eval.Decimals;
import dev.firth.eval.ranking.QueryScore;
import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.ranking.RankingResult;
import dev.firth.eval.report.Axis;
import dev.firth.eval.report.Curve;
import dev.firth.eval.report.CurvePanel;
import dev.firth.eval.report.Headline;
import dev.firth.eval.report.NumberStyle;
import dev.firth.eval.report.Report;
import dev.firth.eval.report.TablePanel;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.SummedScore;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The scores of a run as JSON, text and report. */
final class RankingOutput {
  private final RankingResult result;
  private final Map<RankingMeasure, Optional<ConfidenceInterval>> intervals = new LinkedHashMap<>();

  RankingOutput(RankingResult result, ConfidenceFlags confidence) {
    this.result = result;
    for (RankingMeasure measure : result.measures()) {
      intervals.put(measure, confidence.interval(SummedScore.mean(result.values(measure))));
    }
  }

  /** The first measure is the score: MAP unless others are asked for. */
  Map<String, Object> json(boolean perQuery) {
    RankingMeasure first = result.measures().getFirst();
    var map = new LinkedHashMap<String, Object>();
    map.put("name", first.name());
    map.put("score", result.mean(first));
    map.put("signature", result.signature().settingsLine());
    map.put("run", result.run());
    map.put("queries", result.queries().size());
    map.put("missing", result.missing());
    map.put("unjudged", result.unjudged());
    map.putAll(values(result.totals()));
    map.put("confidence", ConfidenceFlags.json(intervals.get(first)));
    var all = new LinkedHashMap<String, Object>();
    intervals.forEach(
        (measure, interval) -> interval.ifPresent(i -> all.put(measure.name(), i.toMap())));
    if (!all.isEmpty()) {
      map.put("intervals", all);
    }
    if (perQuery) {
      map.put("perQuery", result.queries().stream().map(this::query).toList());
    }
    return map;
  }

  private Map<String, Object> query(QueryScore score) {
    var map = new LinkedHashMap<String, Object>();
    map.put("query", score.query());
    map.putAll(values(score));
    return map;
  }

  private Map<String, Object> values(QueryScore score) {
    var map = new LinkedHashMap<String, Object>();
    map.put("num_ret", score.retrieved());
    map.put("num_rel", score.relevant());
    map.put("num_rel_ret", score.relevantRetrieved());
    for (int i = 0; i < result.measures().size(); i++) {
      map.put(result.measures().get(i).name(), score.values().get(i));
    }
    return map;
  }

  void print(Console console, boolean perQuery) {
    if (perQuery) {
      result.queries().forEach(query -> printColumns(console.out(), query));
      printColumns(console.out(), result.totals());
    } else {
      printMeans(console);
    }
    if (result.missing() > 0 || result.unjudged() > 0) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "%,d judged queries are not in the run (--complete counts them as 0), %,d queries of"
                  + " the run are not judged%n",
              result.missing(),
              result.unjudged());
    }
  }

  /** As trec_eval prints them. */
  private void printColumns(PrintStream out, QueryScore score) {
    values(score)
        .forEach(
            (name, value) ->
                out.printf(
                    Locale.ROOT,
                    "%-22s\t%s\t%s%n",
                    name,
                    score.query(),
                    value instanceof Double number ? Decimals.fixed(number, 4) : value));
  }

  private void printMeans(Console console) {
    QueryScore totals = result.totals();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  %,d queries, %,d documents, %,d of %,d relevant ones found%n",
            console.strong(result.run()),
            result.queries().size(),
            totals.retrieved(),
            totals.relevantRetrieved(),
            totals.relevant());
    intervals.forEach(
        (measure, interval) ->
            console
                .out()
                .printf(
                    Locale.ROOT,
                    "  %-20s %s%s%n",
                    measure.name(),
                    Decimals.fixed(result.mean(measure), 4),
                    ConfidenceFlags.text(interval)));
    console.out().println("  " + result.signature());
  }

  Report report() {
    var report =
        Report.titled("Ranking: " + result.run())
            .describedAs(
                result.queries().size()
                    + " queries; intervals hold 95 % of the resamples over queries.");
    for (RankingMeasure measure : result.measures()) {
      if (measure.cutoff() == 0 || measure.cutoff() == 10) {
        report =
            report.with(
                new Headline(
                    measure.name(),
                    ConfidenceFlags.estimate(result.mean(measure), intervals.get(measure)),
                    NumberStyle.FRACTION,
                    "",
                    result.signature().toString()));
      }
    }
    return report.with(atCutoffs()).with(table());
  }

  private CurvePanel atCutoffs() {
    var points = new LinkedHashMap<RankingMeasure.Kind, List<Curve.Point>>();
    for (RankingMeasure measure : result.measures()) {
      if (measure.cutoff() > 0) {
        points
            .computeIfAbsent(measure.kind(), kind -> new ArrayList<>())
            .add(new Curve.Point(measure.cutoff(), result.mean(measure)));
      }
    }
    var curves = new ArrayList<Curve>();
    points.forEach(
        (kind, list) ->
            curves.add(Curve.line(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), list)));
    return CurvePanel.of(
        "By the number of documents looked at",
        Axis.of("documents", NumberStyle.COUNT),
        Axis.share("mean over queries"),
        curves);
  }

  private TablePanel table() {
    var rows = new ArrayList<List<Object>>();
    intervals.forEach(
        (measure, interval) ->
            rows.add(
                List.of(measure.name(), ConfidenceFlags.estimate(result.mean(measure), interval))));
    return new TablePanel(
        "All measures",
        "",
        List.of(
            TablePanel.Column.text("measure"), new TablePanel.Column("mean", NumberStyle.FRACTION)),
        rows);
  }
}
