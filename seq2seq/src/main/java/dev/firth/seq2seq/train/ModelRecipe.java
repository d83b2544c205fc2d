package dev.firth.seq2seq.train;

import dev.firth.seq2seq.data.BatchOptions;
import java.util.Objects;

/**
 * How a {@link ModelTraining} learns, whatever kind of sequence model.
 *
 * @param batches of examples
 * @param labelSmoothing share of the target's probability that all tokens divide among them, such
 *     as 0.1 (Szegedy et al. 2016)
 * @param sampling how often the decoder reads the target's tokens, and how often its own
 * @param optimizer new, for one training
 * @param schedule of the learning rate
 * @param training limits, validation and checkpoints
 * @param seed decides the first weights and dropout
 */
public record ModelRecipe(
    BatchOptions batches,
    double labelSmoothing,
    ScheduledSampling sampling,
    Optimizer optimizer,
    Schedule schedule,
    TrainingOptions training,
    long seed) {
  public ModelRecipe {
    Objects.requireNonNull(batches);
    Objects.requireNonNull(sampling);
    Objects.requireNonNull(optimizer);
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(training);
  }
}
