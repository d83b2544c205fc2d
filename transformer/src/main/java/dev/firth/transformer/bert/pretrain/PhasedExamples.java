package dev.firth.transformer.bert.pretrain;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.transformer.bert.data.ExampleBatch;
import dev.firth.transformer.bert.data.ExampleSampler;

/** Batches of short rows and, behind so many of them, batches of long ones. Not thread-safe. */
final class PhasedExamples {
  private final ExampleSampler first;
  private final ExampleSampler second;
  private final long firstBatches;
  private long drawn;

  /** One phase without end. */
  PhasedExamples(ExampleSampler only) {
    this(only, null, Long.MAX_VALUE);
  }

  /**
   * @param second null if there is none
   * @param firstBatches how many come from the first one
   */
  PhasedExamples(ExampleSampler first, ExampleSampler second, long firstBatches) {
    this.first = first;
    this.second = second;
    this.firstBatches = firstBatches;
  }

  private ExampleSampler sampler() {
    return drawn < firstBatches ? first : second;
  }

  ExampleBatch next() {
    ExampleBatch batch = sampler().next();
    drawn++;
    return batch;
  }

  SamplerPosition position() {
    return sampler().position();
  }

  /**
   * Goes to a place that {@link #position} gave; the fingerprint says of which phase it is.
   *
   * @throws BadInputException if it was one with other data or options
   */
  void resumeAt(SamplerPosition position) throws BadInputException {
    if (second != null && position.fingerprint() == second.position().fingerprint()) {
      second.resumeAt(position);
      drawn = firstBatches;
      return;
    }
    first.resumeAt(position);
    drawn = position.batch();
    for (long epoch = 0; epoch < position.epoch() && second != null; epoch++) {
      drawn += first.batches(epoch);
    }
  }
}
