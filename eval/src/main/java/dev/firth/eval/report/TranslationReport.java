package dev.firth.eval.report;

import dev.firth.eval.Score;
import dev.firth.eval.significance.PairedResult;
import dev.firth.eval.significance.SystemMatrix;
import dev.firth.eval.translation.CorpusStatistics;
import dev.firth.eval.translation.TranslationMetric;
import java.util.ArrayList;
import java.util.List;

/** Scores of translations as reports. */
public final class TranslationReport {
  private TranslationReport() {}

  /**
   * The score of a corpus, what it is made of, and the score by length of the segments.
   *
   * @param system the name of what was translated
   * @param statistics the counts behind the score
   * @param score of the corpus, with its interval if there is one
   * @param lengths the words of each segment's reference
   */
  public static Report of(String system, CorpusStatistics statistics, Score score, int[] lengths) {
    Axis axis = Axis.of(score.name(), NumberStyle.SCORE);
    return Report.titled(score.name() + " of " + system)
        .describedAs(direction(statistics.metric()))
        .with(headline(statistics, score))
        .with(LengthBars.of(axis, statistics.resampled(), lengths, LengthBars.BOUNDS))
        .with(parts(score));
  }

  /**
   * Several systems under one metric.
   *
   * @param systems their names
   * @param scores one for each system, with its interval if there is one
   */
  public static BarPanel systems(
      TranslationMetric metric, List<String> systems, List<Score> scores) {
    var groups = new ArrayList<BarGroup>();
    for (int i = 0; i < systems.size(); i++) {
      groups.add(new BarGroup(systems.get(i), -1, List.of(estimate(scores.get(i)))));
    }
    String name = scores.getFirst().name();
    return new BarPanel(
        name,
        direction(metric) + " " + scores.getFirst().signature(),
        Axis.of(name, NumberStyle.SCORE),
        "",
        List.of(name),
        groups);
  }

  /**
   * How all pairs of systems differ under one metric.
   *
   * @param metric its name
   * @param systems the names of the systems
   * @param test what the p values are of, in words
   */
  public static TablePanel pairs(
      String metric, List<String> systems, SystemMatrix matrix, String test) {
    var rows = new ArrayList<List<Object>>();
    for (int baseline = 0; baseline < systems.size(); baseline++) {
      for (int system = baseline + 1; system < systems.size(); system++) {
        PairedResult result = matrix.result(baseline, system);
        rows.add(
            List.of(
                systems.get(system), systems.get(baseline), result.difference(), result.pValue()));
      }
    }
    return new TablePanel(
        "Differences in " + metric,
        "The score of the system minus that of the baseline; p: " + test + ".",
        List.of(
            TablePanel.Column.text("system"),
            TablePanel.Column.text("baseline"),
            new TablePanel.Column("difference", NumberStyle.SCORE),
            new TablePanel.Column("p", NumberStyle.FRACTION)),
        rows);
  }

  private static String direction(TranslationMetric metric) {
    return metric.higherIsBetter() ? "Greater is better." : "Less is better.";
  }

  private static Estimate estimate(Score score) {
    return score
        .confidence()
        .map(i -> new Estimate(score.value(), i.lower(), i.upper()))
        .orElse(Estimate.of(score.value()));
  }

  private static Headline headline(CorpusStatistics statistics, Score score) {
    return new Headline(
        score.name(),
        estimate(score),
        NumberStyle.SCORE,
        NumberStyle.count(statistics.segments()) + " segments",
        score.signature().toString());
  }

  /** What the score is made of, a row a number. */
  private static TablePanel parts(Score score) {
    var rows = new ArrayList<List<Object>>();
    score.parts().forEach((name, part) -> addRows(name, part, rows));
    return new TablePanel(
        "What it is made of",
        "",
        List.of(TablePanel.Column.text("part"), new TablePanel.Column("value", NumberStyle.PLAIN)),
        rows);
  }

  private static void addRows(String name, Object part, List<List<Object>> rows) {
    if (part instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        addRows(name + " " + (i + 1), list.get(i), rows);
      }
    } else if (part instanceof Number number) {
      rows.add(List.of(name, number));
    } else if (part instanceof String text) {
      rows.add(List.of(name, text));
    }
  }
}
