package dev.firth.transformer.bert.data;

import dev.firth.runs.UsageException;

/**
 * How examples are made of documents.
 *
 * @param task what a row asks about its segments
 * @param maxLength tokens of a row at most, special ones included; 128 by default, as in most of
 *     BERT's own training
 * @param shortShare share of examples that are made shorter at random; 0.1 by default, as in BERT
 * @param duplicates 0, the default, for new examples and masks in every epoch; else so many
 *     versions of them that take turns (BERT's {@code dupe_factor} is 10)
 * @param seed decides, with the number of the epoch, everything
 */
public record ExampleOptions(
    SentenceTask task, int maxLength, double shortShare, int duplicates, long seed) {
  private static final int USUAL_LENGTH = 128;
  private static final double USUAL_SHORT_SHARE = 0.1;
  private static final int LEAST_LENGTH = 8;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public ExampleOptions {
    check(maxLength >= LEAST_LENGTH, "max-length", maxLength, LEAST_LENGTH + " or more");
    check(shortShare >= 0 && shortShare <= 1, "short-share", shortShare, "0 to 1");
    check(duplicates >= 0, "duplicates", duplicates, "0 or more");
  }

  private static void check(boolean good, String option, Object value, String wanted) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + wanted);
    }
  }

  /** The defaults above, with next-sentence prediction and the seed 1. */
  public static ExampleOptions defaults() {
    return new ExampleOptions(SentenceTask.NEXT_SENTENCE, USUAL_LENGTH, USUAL_SHORT_SHARE, 0, 1);
  }

  /** The same with another question. */
  public ExampleOptions withTask(SentenceTask other) {
    return new ExampleOptions(other, maxLength, shortShare, duplicates, seed);
  }

  /** The same with another length. */
  public ExampleOptions withMaxLength(int tokens) {
    return new ExampleOptions(task, tokens, shortShare, duplicates, seed);
  }

  /** The same with another share of short examples. */
  public ExampleOptions withShortShare(double share) {
    return new ExampleOptions(task, maxLength, share, duplicates, seed);
  }

  /** The same with another number of versions. */
  public ExampleOptions withDuplicates(int versions) {
    return new ExampleOptions(task, maxLength, shortShare, versions, seed);
  }

  /** The same with another seed. */
  public ExampleOptions withSeed(long other) {
    return new ExampleOptions(task, maxLength, shortShare, duplicates, other);
  }

  /** The version of examples and masks that an epoch brings. */
  long version(long epoch) {
    return duplicates == 0 ? epoch : epoch % duplicates;
  }
}
