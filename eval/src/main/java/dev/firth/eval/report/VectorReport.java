package dev.firth.eval.report;

import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.vectors.AnalogyOutcomes;
import dev.firth.eval.vectors.AnalogyResult.SectionScore;
import dev.firth.eval.vectors.AnalogyScore;
import dev.firth.eval.vectors.FrequencyBands;
import dev.firth.eval.vectors.SetComparison;
import dev.firth.eval.vectors.SetScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluations of word vectors as reports. */
public final class VectorReport {
  private VectorReport() {}

  /**
   * How a model did: each set as a figure with its interval, the analogy sets by section and by
   * frequency.
   *
   * @param model its name
   */
  public static Report of(
      String model, List<SetScore> scores, List<AnalogyOutcomes> analogies, FrequencyBands bands) {
    Report report =
        Report.titled("Word vectors: " + model)
            .describedAs(
                "Accuracy: the share of analogy questions seen that were answered right. Spearman:"
                    + " rank correlation of cosines with human judgements. Purity: the share of"
                    + " words that belong to the category most frequent in their cluster. Behind a"
                    + " figure stands the interval of a bootstrap over questions, pairs or words.");
    for (SetScore score : scores) {
      report = report.with(headline(score));
    }
    if (scores.size() > 1) {
      report = report.with(overview(model, scores));
    }
    for (AnalogyOutcomes outcomes : analogies) {
      report = report.with(sections(outcomes)).with(frequencies(outcomes, bands));
    }
    return report;
  }

  private static Headline headline(SetScore score) {
    return new Headline(
        score.set() + ", " + score.measure(),
        estimate(score.value(), score.confidence()),
        NumberStyle.FRACTION,
        NumberStyle.count(score.used())
            + " used, "
            + NumberStyle.count(score.missed())
            + " missed for an unknown word",
        score.signature());
  }

  private static Estimate estimate(double value, Optional<ConfidenceInterval> interval) {
    return interval.map(i -> new Estimate(value, i.lower(), i.upper())).orElse(Estimate.of(value));
  }

  private static BarPanel overview(String model, List<SetScore> scores) {
    var groups = new ArrayList<BarGroup>();
    for (SetScore score : scores) {
      groups.add(
          new BarGroup(
              score.set() + ", " + score.measure(),
              score.used(),
              List.of(estimate(score.value(), score.confidence()))));
    }
    return new BarPanel(
        "All sets",
        "Measures of different kinds stand side by side and are not to be compared with each"
            + " other.",
        Axis.of("value", NumberStyle.FRACTION).to(1),
        "used",
        List.of(model),
        groups);
  }

  private static BarPanel sections(AnalogyOutcomes outcomes) {
    var groups = new ArrayList<BarGroup>();
    for (SectionScore section : outcomes.result().sections()) {
      groups.add(BarGroup.of(section.name(), section.score().seen(), section.score().accuracy()));
    }
    return analogyBars("Sections of " + outcomes.questions().name(), "", groups);
  }

  private static BarPanel frequencies(AnalogyOutcomes outcomes, FrequencyBands bands) {
    var groups = new ArrayList<BarGroup>();
    List<AnalogyScore> scores = outcomes.byFrequency(bands);
    for (int band = 0; band < bands.count(); band++) {
      groups.add(
          BarGroup.of(bands.name(band), scores.get(band).seen(), scores.get(band).accuracy()));
    }
    return analogyBars(
        "Frequency of the rarest word: " + outcomes.questions().name(),
        "The questions by the rank of their rarest word, 1 being the most frequent.",
        groups);
  }

  private static BarPanel analogyBars(String title, String caption, List<BarGroup> groups) {
    return new BarPanel(
        title,
        caption,
        Axis.of("accuracy", NumberStyle.PERCENT).to(1),
        "questions seen",
        List.of("accuracy"),
        groups);
  }

  /**
   * How two models differ.
   *
   * @param first the name of the first model
   * @param second the name of the second model
   */
  public static Report comparing(String first, String second, List<SetComparison> comparisons) {
    var rows = new ArrayList<List<Object>>();
    var groups = new ArrayList<BarGroup>();
    for (SetComparison c : comparisons) {
      rows.add(
          List.of(
              c.set(),
              c.measure(),
              c.common(),
              c.first(),
              c.second(),
              estimate(c.second() - c.first(), c.difference()),
              c.pValue()));
      groups.add(
          new BarGroup(
              c.set() + ", " + c.measure(),
              c.common(),
              List.of(Estimate.of(c.first()), Estimate.of(c.second()))));
    }
    return Report.titled("Word vectors: " + first + " and " + second)
        .describedAs(
            "Both models on the questions, pairs and words that both know. The difference is the"
                + " second value minus the first, with the interval of a bootstrap; p is that of"
                + " the two-sided bootstrap test.")
        .with(table(rows))
        .with(
            new BarPanel(
                "Side by side",
                "",
                Axis.of("value", NumberStyle.FRACTION).to(1),
                "common",
                List.of(first, second),
                groups));
  }

  private static TablePanel table(List<List<Object>> rows) {
    return new TablePanel(
        "Differences",
        "",
        List.of(
            TablePanel.Column.text("set"),
            TablePanel.Column.text("measure"),
            new TablePanel.Column("common", NumberStyle.COUNT),
            new TablePanel.Column("first", NumberStyle.FRACTION),
            new TablePanel.Column("second", NumberStyle.FRACTION),
            new TablePanel.Column("difference", NumberStyle.FRACTION),
            new TablePanel.Column("p", NumberStyle.FRACTION)),
        rows);
  }
}
