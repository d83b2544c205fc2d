package dev.firth.cli.classify;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.ReportOption;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.classify.ClassifierEvaluation;
import dev.firth.embeddings.classify.LabelScore;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.eval.report.BarGroup;
import dev.firth.eval.report.ClassificationPanels;
import dev.firth.eval.report.Headline;
import dev.firth.eval.report.NumberStyle;
import dev.firth.eval.report.Report;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth classify test}: precision and recall, together and of each label. */
@Command(
    name = "test",
    header = "Score a classifier on labelled text.",
    footer = {
      "",
      "Lines without a label that the model knows are passed over, as in fasttext test.",
      "",
      "  firth classify test topics.bin gold.tsv"
    })
final class ClassifyTestCommand extends FirthCommand {
  @Mixin ClassifierFile model;

  @Parameters(
      index = "1",
      paramLabel = "GOLD",
      description = "Labelled text; - is standard input, packed files are unpacked.")
  String gold;

  @Mixin PredictionLimits limits;

  @Mixin LabelledInput input;

  @Mixin ReportOption report;

  @Override
  protected void run(Console console) throws IOException {
    limits.check();
    report.check();
    try (var classifier = model.open(input.labelPrefix);
        var text = Corpus.of(List.of(gold)).strict(input.strict.isGiven())) {
      var result =
          ClassifierEvaluation.run(
              classifier, text, input.format, input.labelPrefix, limits.top, limits.threshold);
      if (result.metrics().examples() == 0) {
        throw new BadInputException(
            gold + " has no line with a label that " + model.file + " knows: check --label-prefix");
      }
      if (console.json()) {
        console.printJson(toMap(classifier, result));
      } else {
        print(console, classifier, result);
      }
      report.write(() -> page(classifier, result));
    }
  }

  private Report page(FastTextModel classifier, ClassifierEvaluation result) {
    LabelScore total = result.metrics().total();
    String note =
        NumberStyle.count(result.metrics().examples())
            + " texts, "
            + NumberStyle.count(result.skipped())
            + " lines skipped";
    var bars = new ArrayList<BarGroup>();
    for (int label = 0; label < classifier.dictionary().labels(); label++) {
      bars.add(
          ClassificationPanels.perLabel(
              classifier.dictionary().label(label), result.metrics().of(label)));
    }
    return Report.titled("Classifier " + model.file + " on " + gold)
        .describedAs(
            "Up to "
                + limits.top
                + " labels a text with a probability of at least "
                + limits.threshold
                + ", each right or wrong by itself, as fasttext test counts.")
        .with(
            Headline.of("precision@" + limits.top, total.precision(), NumberStyle.FRACTION)
                .withNote(note))
        .with(Headline.of("recall@" + limits.top, total.recall(), NumberStyle.FRACTION))
        .with(Headline.of("F1", total.f1(), NumberStyle.FRACTION))
        .with(ClassificationPanels.labelBars("Labels", bars));
  }

  private Map<String, Object> toMap(FastTextModel classifier, ClassifierEvaluation result) {
    var map = new LinkedHashMap<String, Object>(scores(result.metrics().total()));
    map.put("k", limits.top);
    map.put("threshold", limits.threshold);
    map.put("examples", result.metrics().examples());
    map.put("skipped", result.skipped());
    var perLabel = new LinkedHashMap<String, Object>();
    for (int label = 0; label < classifier.dictionary().labels(); label++) {
      perLabel.put(classifier.dictionary().label(label), scores(result.metrics().of(label)));
    }
    map.put("perLabel", perLabel);
    return map;
  }

  private static Map<String, Object> scores(LabelScore score) {
    var map = new LinkedHashMap<String, Object>();
    map.put("precision", score.precision());
    map.put("recall", score.recall());
    map.put("f1", score.f1());
    map.put("gold", score.gold());
    map.put("predicted", score.predicted());
    map.put("right", score.right());
    return map;
  }

  private void print(Console console, FastTextModel classifier, ClassifierEvaluation result) {
    LabelScore total = result.metrics().total();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s  precision@%d %s, recall@%d %s, F1 %s, %,d texts, %,d lines skipped%n",
            console.strong(gold),
            limits.top,
            number(total.precision()),
            limits.top,
            number(total.recall()),
            number(total.f1()),
            result.metrics().examples(),
            result.skipped());
    console.out().printf(Locale.ROOT, "  %-30s precision  recall      F1    gold%n", "label");
    for (int label = 0; label < classifier.dictionary().labels(); label++) {
      LabelScore score = result.metrics().of(label);
      console
          .out()
          .printf(
              Locale.ROOT,
              "  %-30s    %6s  %6s  %6s  %,6d%n",
              classifier.dictionary().label(label),
              number(score.precision()),
              number(score.recall()),
              number(score.f1()),
              score.gold());
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
