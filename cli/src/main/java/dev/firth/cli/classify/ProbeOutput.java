package dev.firth.cli.classify;

import dev.firth.cli.shell.Console;
import dev.firth.eval.probe.LabelledTexts;
import dev.firth.eval.probe.ProbeClassifier;
import dev.firth.eval.probe.ProbeResult;
import dev.firth.eval.probe.ProbeStudy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of probes, for people and for programs. */
final class ProbeOutput {
  private static final double LEVEL = 0.05;

  private final LabelledTexts training;
  private final LabelledTexts test;
  private final ProbeStudy study;

  ProbeOutput(LabelledTexts training, LabelledTexts test, ProbeStudy study) {
    this.training = training;
    this.test = test;
    this.study = study;
  }

  void print(Console console) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "accuracy on %,d texts after %,d; the most frequent label has %.4f%n%n  %-20s",
            test.size(),
            training.size(),
            study.majority(),
            "");
    study.features().forEach(name -> console.out().printf("  %-16s", name));
    console.out().println();
    for (ProbeClassifier classifier : study.classifiers()) {
      console.out().printf("  %-20s", classifier.label());
      for (String name : study.features()) {
        String cell = study.result(name, classifier).map(ProbeOutput::cell).orElse("-");
        console.out().printf("  %-16s", cell);
      }
      console.out().println();
    }
    console.out().println();
    console.out().println("± half of the 95 % interval over resampled texts");
    console.out().println("* differs from tfidf at p < 0.05 (paired randomization test)");
    console.out().println("- naive-bayes takes no negative features");
  }

  private static String cell(ProbeResult result) {
    boolean differs = result.againstFirst().filter(t -> t.significantAt(LEVEL)).isPresent();
    return String.format(
        Locale.ROOT,
        "%.4f ± %.4f%s",
        result.accuracy(),
        result.interval().halfWidth(),
        differs ? "*" : "");
  }

  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("training", training.size());
    map.put("test", test.size());
    map.put("majority", study.majority());
    var without = new LinkedHashMap<String, Object>();
    List<String> features = study.features();
    for (int i = 0; i < features.size(); i++) {
      without.put(features.get(i), study.withoutFeatures().get(i));
    }
    map.put("withoutFeatures", without);
    map.put("probes", study.results().stream().map(ProbeOutput::probe).toList());
    return map;
  }

  private static Map<String, Object> probe(ProbeResult result) {
    var map = new LinkedHashMap<String, Object>();
    map.put("features", result.features());
    map.put("classifier", result.classifier().label());
    map.put("accuracy", result.accuracy());
    map.put("confidence", result.interval().toMap());
    result.againstFirst().ifPresent(test -> map.put("againstTfIdf", test.toMap()));
    map.put("signature", result.signature());
    return map;
  }
}
