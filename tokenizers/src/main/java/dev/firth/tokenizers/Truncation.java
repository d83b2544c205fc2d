package dev.firth.tokenizers;

import dev.firth.runs.UsageException;
import java.util.Objects;

/**
 * How long an encoding may get, special tokens included, and what is cut off if it is longer. What
 * was cut off is found in {@link Encoding#overflow()}.
 *
 * @param maxLength most tokens
 * @param stride number of tokens by which a window overlaps the one before
 * @param strategy which of two sequences gives way
 * @param side the side that is cut off
 */
public record Truncation(int maxLength, int stride, Strategy strategy, Side side) {
  /** Which of two sequences gives way. */
  public enum Strategy {
    LONGEST_FIRST,
    ONLY_FIRST,
    ONLY_SECOND
  }

  public Truncation {
    Objects.requireNonNull(strategy);
    Objects.requireNonNull(side);
    if (maxLength < 0 || stride < 0) {
      throw new UsageException(
          "a truncation needs a length and a stride of 0 or more, not "
              + maxLength
              + " and "
              + stride);
    }
  }

  /** Cuts the right side of the longest sequence, without overlap; Hugging Face's default. */
  public static Truncation to(int maxLength) {
    return new Truncation(maxLength, 0, Strategy.LONGEST_FIRST, Side.RIGHT);
  }
}
