package dev.firth.corpora.almanac.parallel;

import dev.firth.runs.UsageException;

/**
 * What parallel text to generate.
 *
 * @param seed decides the world, its sentences and which combinations are held out
 * @param sentences pairs to train on
 * @param heldOut pairs each for validation and for the test
 * @param style short sentences of few words, or those of the documents
 */
public record ParallelOptions(long seed, int sentences, int heldOut, Style style) {
  private static final int MOST = 2_000_000;

  /** Throws {@link UsageException} for less than 1 or more than 2,000,000 pairs of a kind. */
  public ParallelOptions {
    check(sentences, "pairs to train on");
    check(heldOut, "held-out pairs");
  }

  private static void check(int count, String what) {
    if (count < 1 || count > MOST) {
      throw new UsageException("the Almanac makes 1 to " + MOST + " " + what + ", not " + count);
    }
  }

  /** Seed 1, 10,000 pairs to train on, 500 each held out, short sentences. */
  public static ParallelOptions defaults() {
    return new ParallelOptions(1, 10_000, 500, Style.SHORT);
  }

  public ParallelOptions withSeed(long newSeed) {
    return new ParallelOptions(newSeed, sentences, heldOut, style);
  }

  public ParallelOptions withSentences(int newSentences) {
    return new ParallelOptions(seed, newSentences, heldOut, style);
  }

  public ParallelOptions withHeldOut(int newHeldOut) {
    return new ParallelOptions(seed, sentences, newHeldOut, style);
  }

  public ParallelOptions withStyle(Style newStyle) {
    return new ParallelOptions(seed, sentences, heldOut, newStyle);
  }
}
