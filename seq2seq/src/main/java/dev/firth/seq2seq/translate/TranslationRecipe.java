package dev.firth.seq2seq.translate;

import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.PreparationOptions;
import dev.firth.seq2seq.model.Architecture;
import dev.firth.seq2seq.train.Optimizer;
import dev.firth.seq2seq.train.Schedule;
import dev.firth.seq2seq.train.TrainingOptions;
import java.util.Objects;

/**
 * What a {@link TranslationTraining} makes a model of, and how.
 *
 * @param text four files and how they become ids
 * @param architecture of the model
 * @param batches of sentence pairs
 * @param labelSmoothing share of the target's probability that all tokens divide among them, such
 *     as 0.1 (Szegedy et al. 2016)
 * @param optimizer new, for one training
 * @param schedule of the learning rate
 * @param training limits, validation and checkpoints
 * @param seed decides the first weights and dropout
 */
public record TranslationRecipe(
    PreparationOptions text,
    Architecture architecture,
    BatchOptions batches,
    double labelSmoothing,
    Optimizer optimizer,
    Schedule schedule,
    TrainingOptions training,
    long seed) {
  public TranslationRecipe {
    Objects.requireNonNull(text);
    Objects.requireNonNull(architecture);
    Objects.requireNonNull(batches);
    Objects.requireNonNull(optimizer);
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(training);
  }
}
