package dev.firth.eval.probe;

import dev.firth.eval.significance.ConfidenceInterval;
import dev.firth.eval.significance.PairedResult;
import java.util.List;
import java.util.Optional;

/**
 * How well a probe told the labels of test texts.
 *
 * @param features name of the features
 * @param classifier what learned from them
 * @param accuracy share of texts with the right label, 0 to 1
 * @param interval where the accuracy lies over resampled texts
 * @param againstFirst the test against the first features with the same classifier; nothing for
 *     those themselves
 * @param predicted the labels given
 * @param signature the settings
 */
public record ProbeResult(
    String features,
    ProbeClassifier classifier,
    double accuracy,
    ConfidenceInterval interval,
    Optional<PairedResult> againstFirst,
    List<String> predicted,
    String signature) {
  public ProbeResult {
    predicted = List.copyOf(predicted);
  }
}
