package dev.firth.cli.score;

import dev.firth.eval.Signature;
import dev.firth.eval.classify.ClassScore;
import dev.firth.eval.classify.ClassificationReport;
import dev.firth.eval.classify.PrecisionRecall;
import dev.firth.eval.report.Headline;
import dev.firth.eval.report.NumberStyle;
import dev.firth.eval.significance.ConfidenceInterval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Precision, recall and F1 of classes as JSON and in reports. */
final class ClassOutput {
  private ClassOutput() {}

  /** The averages, and every class by its name. */
  static Map<String, Object> json(ClassificationReport report) {
    var map = new LinkedHashMap<String, Object>();
    map.put("micro", scores(report.micro()));
    map.put("macro", scores(report.macro()));
    map.put("weighted", scores(report.weighted()));
    var classes = new LinkedHashMap<String, Object>();
    for (ClassScore score : report.classes()) {
      var values = scores(score.scores());
      values.put("support", score.support());
      values.put("predicted", score.counts().predicted());
      values.put("right", score.counts().right());
      classes.put(score.name(), values);
    }
    map.put("perClass", classes);
    return map;
  }

  private static Map<String, Object> scores(PrecisionRecall scores) {
    var map = new LinkedHashMap<String, Object>();
    map.put("precision", scores.precision());
    map.put("recall", scores.recall());
    map.put("f1", scores.f1());
    return map;
  }

  static Headline headline(String name, double value) {
    return Headline.of(name, value, NumberStyle.FRACTION);
  }

  static Headline headline(
      String name, double value, Optional<ConfidenceInterval> interval, Signature signature) {
    return new Headline(
        name,
        ConfidenceFlags.estimate(value, interval),
        NumberStyle.FRACTION,
        "",
        signature.toString());
  }
}
