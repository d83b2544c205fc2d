package dev.firth.seq2seq.data;

/** Batches, one after another without end, from a place that can be saved. */
public interface BatchSource extends AutoCloseable {
  /** The next batch; behind the last one of an epoch comes the first one of the next. */
  Batch next();

  /** Where the batch stands that {@link #next()} will give. */
  SamplerPosition position();

  /** Ends the work behind it; the data stay open. */
  @Override
  void close();
}
