package dev.firth.eval.baseline.search;

import java.util.List;

/**
 * A number and where it comes from.
 *
 * @param value the number
 * @param description what it is and how it is computed from its parts
 * @param parts the numbers it is computed from
 */
public record ScoreExplanation(double value, String description, List<ScoreExplanation> parts) {
  public ScoreExplanation {
    parts = List.copyOf(parts);
  }

  /** A number that is given. */
  static ScoreExplanation given(double value, String description) {
    return new ScoreExplanation(value, description, List.of());
  }
}
