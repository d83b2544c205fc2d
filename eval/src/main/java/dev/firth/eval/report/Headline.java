package dev.firth.eval.report;

import java.util.Objects;

/**
 * One of the figures that a report opens with.
 *
 * @param name what was measured
 * @param estimate the figure
 * @param style how it is written
 * @param note what it is over, such as "1,002 segments"; may be empty
 * @param signature the settings in one line, to be quoted with it; may be empty
 */
public record Headline(
    String name, Estimate estimate, NumberStyle style, String note, String signature) {
  public Headline {
    Objects.requireNonNull(name);
    Objects.requireNonNull(estimate);
    Objects.requireNonNull(style);
    Objects.requireNonNull(note);
    Objects.requireNonNull(signature);
  }

  /** A figure without interval, note and signature. */
  public static Headline of(String name, double value, NumberStyle style) {
    return new Headline(name, Estimate.of(value), style, "", "");
  }

  public Headline withNote(String text) {
    return new Headline(name, estimate, style, text, signature);
  }

  public Headline withSignature(String line) {
    return new Headline(name, estimate, style, note, line);
  }
}
