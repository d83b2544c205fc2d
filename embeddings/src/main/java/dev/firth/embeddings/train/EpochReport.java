package dev.firth.embeddings.train;

import dev.firth.embeddings.WordVectors;
import java.util.OptionalDouble;

/**
 * Where a training run stands after an epoch.
 *
 * @param epoch its number, from 1
 * @param loss of the epoch, see {@link TrainingResult#loss}
 * @param heldOutLoss the same on the held-out text, over all its predictions, nothing being trained
 * @param vectors the word vectors; they change when the next epoch begins
 */
public record EpochReport(
    int epoch, double loss, OptionalDouble heldOutLoss, WordVectors vectors) {}
