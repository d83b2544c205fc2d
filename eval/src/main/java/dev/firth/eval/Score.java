package dev.firth.eval;

import dev.firth.eval.significance.ConfidenceInterval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One score with what is needed to read it: the parts it is made of, the settings it was computed
 * with, and how far it can be trusted.
 *
 * @param name the metric as the field writes it, as BLEU, chrF2++ or MAP
 * @param value the score, in the metric's own unit (BLEU, chrF and TER are percentages)
 * @param parts what it is made of, by name in a fixed order: numbers, texts, lists and maps of
 *     these
 * @param signature the settings
 * @param confidence the interval of a bootstrap, where one was asked for
 */
public record Score(
    String name,
    double value,
    SequencedMap<String, Object> parts,
    Signature signature,
    Optional<ConfidenceInterval> confidence) {
  public Score {
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /** A score without an interval. */
  public Score(String name, double value, SequencedMap<String, Object> parts, Signature signature) {
    this(name, value, parts, signature, Optional.empty());
  }

  /** A score that is one number. */
  public Score(String name, double value, Signature signature) {
    this(name, value, new LinkedHashMap<>(), signature);
  }

  /** The same score with its interval. */
  public Score withConfidence(ConfidenceInterval interval) {
    return new Score(name, value, parts, signature, Optional.of(interval));
  }

  /** The same score under other settings, as those of a bootstrap. */
  public Score withSignature(Signature other) {
    return new Score(name, value, parts, other, confidence);
  }

  /** As values for JSON: name, score, signature, the parts, and the interval, null without one. */
  public Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", name);
    map.put("score", value);
    map.put("signature", signature.settingsLine());
    map.putAll(parts);
    map.put("confidence", confidence.map(ConfidenceInterval::toMap).orElse(null));
    return map;
  }
}
