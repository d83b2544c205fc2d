package dev.firth.eval.report;

import dev.firth.eval.baseline.compare.ComparedMeasure;
import dev.firth.eval.baseline.compare.ComparedRun;
import dev.firth.eval.baseline.compare.RunComparison;
import dev.firth.eval.baseline.compare.SearchCollection;
import dev.firth.eval.baseline.compare.SearchComparison;
import dev.firth.eval.baseline.compare.SearchSystem;
import dev.firth.eval.ranking.RankingMeasure;
import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.PairedResult;
import java.util.ArrayList;
import java.util.List;

/** Comparisons of search systems as reports. */
public final class SearchReport {
  private SearchReport() {}

  /** The measures of every system beside each other, and the tests against the baseline. */
  public static Report of(SearchCollection collection, SearchComparison result) {
    RunComparison scores = result.comparison();
    Report report =
        Report.titled("Search: " + names(scores))
            .describedAs(
                "%s documents, %s judged queries. Each figure is a mean over the queries with the interval of a bootstrap over them; p is that of the paired randomization test against %s, not corrected for the number of tests."
                    .formatted(
                        NumberStyle.count(collection.documents().size()),
                        NumberStyle.count(scores.queries()),
                        scores.baseline()));
    for (ComparedMeasure measure : scores.run(scores.baseline()).measures()) {
      report = report.with(headline(scores, measure));
    }
    for (int i = 0; i < scores.runs().getFirst().measures().size(); i++) {
      report = report.with(bars(scores, i));
    }
    return report.with(tests(scores)).with(systems(result));
  }

  private static String names(RunComparison scores) {
    return String.join(", ", scores.runs().stream().map(ComparedRun::name).toList());
  }

  private static Headline headline(RunComparison scores, ComparedMeasure measure) {
    return new Headline(
        measure.measure().name() + ", " + scores.baseline(),
        estimate(measure),
        NumberStyle.FRACTION,
        NumberStyle.count(scores.queries()) + " queries",
        scores.signature().toString());
  }

  private static Estimate estimate(ComparedMeasure measure) {
    ConfidenceInterval interval = measure.interval();
    return new Estimate(measure.value(), interval.lower(), interval.upper());
  }

  private static BarPanel bars(RunComparison scores, int index) {
    var groups = new ArrayList<BarGroup>();
    for (ComparedRun run : scores.runs()) {
      groups.add(new BarGroup(run.name(), -1, List.of(estimate(run.measures().get(index)))));
    }
    RankingMeasure measure = scores.runs().getFirst().measures().get(index).measure();
    return new BarPanel(
        measure.name(),
        "",
        Axis.of("mean over queries", NumberStyle.FRACTION).from(0),
        "",
        List.of(measure.name()),
        groups);
  }

  private static TablePanel tests(RunComparison scores) {
    var rows = new ArrayList<List<Object>>();
    for (ComparedRun run : scores.runs()) {
      for (ComparedMeasure measure : run.measures()) {
        measure
            .againstBaseline()
            .ifPresent(test -> rows.add(row(run.name(), measure.measure().name(), test)));
      }
    }
    return new TablePanel(
        "Against " + scores.baseline(),
        "The difference is the system's figure minus that of " + scores.baseline() + ".",
        List.of(
            TablePanel.Column.text("system"),
            TablePanel.Column.text("measure"),
            new TablePanel.Column("difference", NumberStyle.FRACTION),
            new TablePanel.Column("p", NumberStyle.FRACTION)),
        rows);
  }

  private static List<Object> row(String system, String measure, PairedResult test) {
    return List.of(system, measure, test.difference(), test.pValue());
  }

  private static TablePanel systems(SearchComparison result) {
    var rows = new ArrayList<List<Object>>();
    for (ComparedRun run : result.comparison().runs()) {
      SearchSystem system = SearchSystem.ofLabel(run.name());
      rows.add(List.of(run.name(), run.empty(), result.settings().get(system)));
    }
    return new TablePanel(
        "The systems",
        "Queries for which a system found nothing count 0 in every mean.",
        List.of(
            TablePanel.Column.text("system"),
            new TablePanel.Column("queries with nothing found", NumberStyle.COUNT),
            TablePanel.Column.text("signature")),
        rows);
  }
}
