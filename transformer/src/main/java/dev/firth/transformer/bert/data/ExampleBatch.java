package dev.firth.transformer.bert.data;

import dev.firth.seq2seq.data.EpochRandom;
import dev.firth.seq2seq.data.NumberedBatch;
import java.util.List;

/** Rows that are learned from together. */
public final class ExampleBatch implements NumberedBatch {
  private final long epoch;
  private final int index;
  private final boolean endsEpoch;
  private final List<Example> examples;
  private final ExampleSampler sampler;

  ExampleBatch(
      long epoch, int index, boolean endsEpoch, List<Example> examples, ExampleSampler sampler) {
    this.epoch = epoch;
    this.index = index;
    this.endsEpoch = endsEpoch;
    this.examples = List.copyOf(examples);
    this.sampler = sampler;
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

  /** For each row, the first sentence that it was made of; no two rows of an epoch share it. */
  @Override
  public int[] examples() {
    return examples.stream().mapToInt(Example::key).toArray();
  }

  /** Number of rows. */
  public int rows() {
    return examples.size();
  }

  /** The random numbers that decide a row, its masks too, from their beginning. */
  public EpochRandom random(int row) {
    return sampler.random(epoch, examples.get(row));
  }

  /**
   * A row's text.
   *
   * @param random {@link #random} of the row; what comes after belongs to its masks
   */
  public InputRow row(int row, EpochRandom random) {
    return sampler.row(examples.get(row), random);
  }

  /** How messages call the batch. */
  @Override
  public String toString() {
    return "batch %d of epoch %d (%d rows)".formatted(index, epoch, rows());
  }
}
