package dev.firth.seq2seq.train;

import ai.djl.nn.Parameter;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.NumberedBatch;
import dev.firth.seq2seq.data.SamplerPosition;
import java.util.Map;

/**
 * What a {@link TrainingLoop} works at: weights, examples in batches, and what a batch teaches.
 * Everything that a batch's gradients depend on beside the weights, such as dropout, follows from a
 * seed and the batch's place, so that a training can go on from a checkpoint. For one thread.
 *
 * @param <B> the batches, which the loop hands back as they are
 */
public interface TrainingTask<B extends NumberedBatch> extends AutoCloseable {
  /**
   * The weights that are trained, by the names they have in files; the order stays. Their arrays
   * are changed in place.
   */
  Map<String, Parameter> weights();

  /**
   * The share of the learning rate that a weight has, such as less for layers that know more
   * already; 1 for all unless the task says otherwise.
   *
   * @param weight its name
   */
  default double rateShare(String weight) {
    return 1;
  }

  /** The next batch; behind the last one of an epoch comes the first one of the next. */
  B next();

  /**
   * Cost and gradients of a batch by the weights as they are. The same batch may be asked for
   * again.
   */
  BatchGradients gradients(B batch);

  /**
   * What else the batches showed whose gradients were computed since this was last asked, by names,
   * for the metrics and the progress; where a name is the loop's own, such as {@code
   * tokensPerSecond}, it takes its place.
   */
  default Map<String, Double> measures() {
    return Map.of();
  }

  /** Where the batch stands that {@link #next} will give. */
  SamplerPosition position();

  /**
   * Goes to a place that {@link #position} gave.
   *
   * @throws BadInputException if it was one with other data or options
   */
  void resumeAt(SamplerPosition position) throws BadInputException;

  /** Frees what the task itself made; the weights stay. */
  @Override
  void close();
}
