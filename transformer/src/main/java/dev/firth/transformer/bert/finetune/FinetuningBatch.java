package dev.firth.transformer.bert.finetune;

import dev.firth.seq2seq.data.NumberedBatch;
import dev.firth.transformer.bert.train.TaskBatch;

/**
 * A batch with its place in an epoch.
 *
 * @param epoch from 0
 * @param index in its epoch, from 0
 * @param endsEpoch whether it is the last one
 * @param examples the numbers of its examples
 * @param content the examples themselves
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FinetuningBatch(
    long epoch, int index, boolean endsEpoch, int[] examples, TaskBatch content)
    implements NumberedBatch {
  /** How messages call the batch. */
  @Override
  public String toString() {
    return "batch %d of epoch %d (%d examples)".formatted(index, epoch, examples.length);
  }
}
