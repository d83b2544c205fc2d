package dev.firth.seq2seq.search;

import dev.firth.runs.UsageException;
import java.util.Locale;

/**
 * What the log-probability of a hypothesis is divided by, so that long ones are not ranked last for
 * their length alone. The length is that of {@link Hypothesis#length()}: the end token counts.
 *
 * @param kind the formula
 * @param alpha its exponent, 0 or more: so the divisor never falls with the length, on which {@link
 *     Stopping#BOUND} relies. 0 is no penalty
 */
public record LengthPenalty(Kind kind, double alpha) {
  /** The formulas. */
  public enum Kind {
    /** 1: scores are log-probabilities. */
    NONE,
    /** ((5 + length) / 6)^alpha: Wu et al. 2016, Google's neural machine translation, eq. 14. */
    WU,
    /**
     * length^alpha: with alpha 1 the score is the average log-probability of a token, as in Jean et
     * al. 2015; other exponents as in fairseq's {@code --lenpen}.
     */
    AVERAGE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Scores are log-probabilities. */
  public static final LengthPenalty NONE = new LengthPenalty(Kind.NONE, 0);

  /** Scores are average log-probabilities. */
  public static final LengthPenalty AVERAGE = new LengthPenalty(Kind.AVERAGE, 1);

  /**
   * @throws UsageException if alpha is negative or no number
   */
  public LengthPenalty {
    if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new UsageException("the length penalty's alpha is " + alpha + "; it must be 0 or more");
    }
  }

  /** The penalty of Wu et al. 2016. */
  public static LengthPenalty wu(double alpha) {
    return new LengthPenalty(Kind.WU, alpha);
  }

  /**
   * Reads {@code none}, {@code average}, {@code average:ALPHA} or {@code wu:ALPHA}.
   *
   * @throws UsageException if the text is none of these
   */
  public static LengthPenalty parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    try {
      double alpha = colon < 0 ? 1 : Double.parseDouble(text.substring(colon + 1));
      if (name.equals("none") && colon < 0) {
        return NONE;
      } else if (name.equals("average")) {
        return new LengthPenalty(Kind.AVERAGE, alpha);
      } else if (name.equals("wu") && colon > 0) {
        return wu(alpha);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        "'" + text + "' is no length penalty: use none, average, average:ALPHA or wu:ALPHA");
  }

  /** What a log-probability of so many tokens is divided by: above 0, never falling. */
  public double divisor(int length) {
    return switch (kind) {
      case NONE -> 1;
      case WU -> Math.pow((5.0 + length) / 6.0, alpha);
      // no tokens, no log-probability: anything above 0 will do
      case AVERAGE -> Math.pow(Math.max(length, 1), alpha);
    };
  }

  /**
   * The best score that a hypothesis can come to that has a log-probability and goes on: no token
   * makes it likelier, and the divisor is one of those between the two lengths.
   */
  double bound(double logProbability, int shortest, int longest) {
    return logProbability / divisor(logProbability <= 0 ? longest : shortest);
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    return kind == Kind.NONE ? kind.label() : kind.label() + ":" + alpha;
  }
}
