package dev.firth.seq2seq.data;

import dev.firth.runs.UsageException;
import java.nio.ByteBuffer;
import java.util.zip.Checksum;

/**
 * How batches are made.
 *
 * @param maxTokens most tokens of a batch, counted as rows times the longest side of any row,
 *     special tokens and filling included: fairseq's {@code --max-tokens}, never exceeded. (JoeyNMT
 *     counts the same but ends a batch with the sentence that reaches the bound.) {@link #NO_LIMIT}
 *     for none; 4096 by default, as in fairseq's examples
 * @param maxSentences most rows of a batch; {@link #NO_LIMIT}, which is the default, for none
 * @param maxLength longest side of a sentence in tokens, special ones not counted; longer sentences
 *     are left out and counted. 1024 by default, as in fairseq
 * @param window sentences that are sorted by length at a time, after they were shuffled: large ones
 *     waste less on filling, small ones mix better. 16,384 by default
 * @param shuffle whether sentences and batches are shuffled, each epoch in another way; if not,
 *     windows are sorted, and that is all
 * @param seed decides, with the number of the epoch, all shuffling
 */
public record BatchOptions(
    int maxTokens, int maxSentences, int maxLength, int window, boolean shuffle, long seed) {
  /** No limit. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Largest window. */
  public static final int MAX_WINDOW = 1 << 21;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public BatchOptions {
    check(maxTokens >= 1, "max-tokens", maxTokens, "1 or more");
    check(maxSentences >= 1, "max-sentences", maxSentences, "1 or more");
    check(
        maxTokens < NO_LIMIT || maxSentences < NO_LIMIT,
        "max-tokens",
        maxTokens,
        "given, or max-sentences");
    check(
        maxLength >= 1 && maxLength <= SentenceFile.MAX_LENGTH,
        "max-length",
        maxLength,
        "1 to " + SentenceFile.MAX_LENGTH);
    check(window >= 1 && window <= MAX_WINDOW, "window", window, "1 to " + MAX_WINDOW);
  }

  /** The defaults above, with shuffling and the seed 1. */
  public static BatchOptions defaults() {
    return new BatchOptions(4096, NO_LIMIT, 1024, 1 << 14, true, 1);
  }

  /** The same with another bound on the tokens of a batch. */
  public BatchOptions withMaxTokens(int tokens) {
    return new BatchOptions(tokens, maxSentences, maxLength, window, shuffle, seed);
  }

  /** The same with another bound on the rows of a batch. */
  public BatchOptions withMaxSentences(int sentences) {
    return new BatchOptions(maxTokens, sentences, maxLength, window, shuffle, seed);
  }

  /** The same with another limit of a sentence's length. */
  public BatchOptions withMaxLength(int length) {
    return new BatchOptions(maxTokens, maxSentences, length, window, shuffle, seed);
  }

  /** The same with another window. */
  public BatchOptions withWindow(int sentences) {
    return new BatchOptions(maxTokens, maxSentences, maxLength, sentences, shuffle, seed);
  }

  /** The same with or without shuffling. */
  public BatchOptions withShuffle(boolean shuffled) {
    return new BatchOptions(maxTokens, maxSentences, maxLength, window, shuffled, seed);
  }

  /** The same with another seed. */
  public BatchOptions withSeed(long newSeed) {
    return new BatchOptions(maxTokens, maxSentences, maxLength, window, shuffle, newSeed);
  }

  /** Adds all options to a checksum that tells whether a saved place means something. */
  public void addTo(Checksum checksum) {
    checksum.update(
        ByteBuffer.allocate(32)
            .putInt(maxTokens)
            .putInt(maxSentences)
            .putInt(maxLength)
            .putInt(window)
            .putInt(shuffle ? 1 : 0)
            .putLong(seed)
            .flip());
  }

  private static void check(boolean good, String option, int value, String wanted) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + wanted);
    }
  }
}
