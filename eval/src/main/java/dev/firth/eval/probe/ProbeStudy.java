package dev.firth.eval.probe;

import dev.firth.eval.significance.ApproximateRandomization;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.SummedScore;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Probes side by side: the same texts, several kinds of features and classifiers. Each is tested
 * against the first kind of features with the same classifier, text by text.
 *
 * @param features their names, in order
 * @param classifiers in order
 * @param results by classifier, then in the order of the features; without those that cannot be
 * @param majority the accuracy of giving every text the most frequent training label
 * @param withoutFeatures by the order of the features, how many test texts have none
 */
public record ProbeStudy(
    List<String> features,
    List<ProbeClassifier> classifiers,
    List<ProbeResult> results,
    double majority,
    List<Integer> withoutFeatures) {
  public ProbeStudy {
    features = List.copyOf(features);
    classifiers = List.copyOf(classifiers);
    results = List.copyOf(results);
    withoutFeatures = List.copyOf(withoutFeatures);
  }

  /**
   * Trains and tests.
   *
   * @throws BadInputException if the training texts have only one label
   */
  public static ProbeStudy of(
      List<? extends ProbeFeatures> features,
      List<ProbeClassifier> classifiers,
      LabelledTexts training,
      LabelledTexts test,
      ProbeOptions options,
      Bootstrap bootstrap,
      ApproximateRandomization randomization,
      Progress progress)
      throws BadInputException {
    var results = new ArrayList<ProbeResult>();
    try (var task = progress.start("probes", "classifiers", classifiers.size())) {
      for (int i = 0; i < classifiers.size(); i++) {
        results.addAll(
            probes(
                features, classifiers.get(i), training, test, options, bootstrap, randomization));
        task.done(i + 1);
      }
    }
    return new ProbeStudy(
        features.stream().map(ProbeFeatures::name).toList(),
        classifiers,
        results,
        majority(training, test),
        withoutFeatures(features, test));
  }

  private static List<ProbeResult> probes(
      List<? extends ProbeFeatures> features,
      ProbeClassifier classifier,
      LabelledTexts training,
      LabelledTexts test,
      ProbeOptions options,
      Bootstrap bootstrap,
      ApproximateRandomization randomization)
      throws BadInputException {
    var results = new ArrayList<ProbeResult>();
    SummedScore first = null;
    for (ProbeFeatures kind : features) {
      if (classifier.takes(kind)) {
        var probe = Probe.train(kind, classifier, training, options);
        List<String> predicted = probe.predict(test.texts());
        SummedScore score = SummedScore.mean(right(predicted, test.labels()));
        results.add(
            new ProbeResult(
                kind.name(),
                classifier,
                score.value(),
                bootstrap.interval(score),
                first == null
                    ? Optional.empty()
                    : Optional.of(randomization.testCountingTies(first, score)),
                predicted,
                probe.signature().toString()));
        first = first == null ? score : first;
      }
    }
    return results;
  }

  /** The result of a kind of features with a classifier, if they go together. */
  public Optional<ProbeResult> result(String kind, ProbeClassifier classifier) {
    return results.stream()
        .filter(result -> result.features().equals(kind) && result.classifier() == classifier)
        .findFirst();
  }

  private static double[] right(List<String> predicted, List<String> gold) {
    var right = new double[gold.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = predicted.get(i).equals(gold.get(i)) ? 1 : 0;
    }
    return right;
  }

  private static double majority(LabelledTexts training, LabelledTexts test) {
    var counts = new HashMap<String, Integer>();
    training.labels().forEach(label -> counts.merge(label, 1, Integer::sum));
    int most = Collections.max(counts.values());
    String frequent =
        counts.keySet().stream()
            .filter(label -> counts.get(label) == most)
            .sorted()
            .findFirst()
            .get();
    return (double) Collections.frequency(test.labels(), frequent) / test.size();
  }

  private static List<Integer> withoutFeatures(
      List<? extends ProbeFeatures> features, LabelledTexts test) {
    return features.stream()
        .map(kind -> (int) test.texts().stream().filter(text -> kind.of(text).size() == 0).count())
        .toList();
  }
}
