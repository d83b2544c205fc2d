package dev.firth.cli.bert;

import dev.firth.cli.shell.LuceneLog;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.probe.LabelledTexts;
import dev.firth.eval.probe.Probe;
import dev.firth.eval.probe.ProbeClassifier;
import dev.firth.eval.probe.ProbeOptions;
import dev.firth.eval.probe.TfIdfFeatures;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.Fold;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Logistic regression on tf-idf weights, as {@code firth classify probe} has it. */
public final class TfIdfBaseline {
  private TfIdfBaseline() {}

  /** The means of its scores; the two texts of a pair are one bag of words. */
  public static SequencedMap<String, Double> score(List<Fold<TextInput, String>> folds)
      throws IOException {
    var means = new LinkedHashMap<String, Double>();
    for (var fold : folds) {
      score(fold).forEach((name, value) -> means.merge(name, value / folds.size(), Double::sum));
    }
    return means;
  }

  private static SequencedMap<String, Double> score(Fold<TextInput, String> fold)
      throws IOException {
    LuceneLog.quiet();
    LabelledTexts known = texts(fold.training());
    try (var features = TfIdfFeatures.of(known.texts(), DocumentAnalysis.of("sklearn"))) {
      Probe probe =
          Probe.train(
              features, ProbeClassifier.LOGISTIC_REGRESSION, known, ProbeOptions.defaults());
      SequencedMap<String, Double> values = score(probe, fold.validation());
      if (!fold.test().isEmpty()) {
        values.putAll(TuningScore.test(score(probe, fold.test())));
      }
      return values;
    }
  }

  private static SequencedMap<String, Double> score(
      Probe probe, List<Example<TextInput, String>> examples) throws IOException {
    LabelledTexts asked = texts(examples);
    return TuningScore.ofLabels(asked.labels(), probe.predict(asked.texts()));
  }

  private static LabelledTexts texts(List<Example<TextInput, String>> examples) {
    return new LabelledTexts(
        examples.stream().map(Example::answer).toList(),
        examples.stream().map(Example::input).map(TfIdfBaseline::joined).toList());
  }

  private static String joined(TextInput input) {
    return input.text() + input.second().map(second -> " " + second).orElse("");
  }
}
