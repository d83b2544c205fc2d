package dev.firth.seq2seq.data;

/**
 * What a model learns from in a step: rows of token ids. Row r of all matrices and of {@link
 * #examples()} belongs together.
 *
 * <ul>
 *   <li>{@link #source()}: the source sentences, each with the end token behind it; without rows
 *       for language models
 *   <li>{@link #targetIn()}: what the decoder reads, the begin token and the target sentence
 *   <li>{@link #targetOut()}: what it should say, the target sentence and the end token
 * </ul>
 *
 * Plain data; the arrays are not to be changed.
 */
public final class Batch implements NumberedBatch {
  private final long epoch;
  private final int index;
  private final boolean endsEpoch;
  private final int[] examples;
  private final TokenMatrix source;
  private final TokenMatrix targetIn;
  private final TokenMatrix targetOut;

  Batch(
      long epoch,
      int index,
      boolean endsEpoch,
      int[] examples,
      TokenMatrix source,
      TokenMatrix targetIn,
      TokenMatrix targetOut) {
    this.epoch = epoch;
    this.index = index;
    this.endsEpoch = endsEpoch;
    this.examples = examples;
    this.source = source;
    this.targetIn = targetIn;
    this.targetOut = targetOut;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public boolean endsEpoch() {
    return endsEpoch;
  }

  /** Number of rows. */
  public int rows() {
    return examples.length;
  }

  @Override
  public int[] examples() {
    return examples;
  }

  /** The sources; {@link TokenMatrix#NONE} for language models. */
  public TokenMatrix source() {
    return source;
  }

  /** What the decoder reads. */
  public TokenMatrix targetIn() {
    return targetIn;
  }

  /** What the decoder should say: as many tokens as {@link #targetIn()}, row by row. */
  public TokenMatrix targetOut() {
    return targetOut;
  }

  /** How messages call the batch. */
  @Override
  public String toString() {
    return "batch %d of epoch %d (%d rows, %d source and %d target tokens)"
        .formatted(index, epoch, rows(), source.tokens(), targetOut.tokens());
  }
}
