package dev.firth.embeddings.train;

import dev.firth.embeddings.WordVectors;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Where a training run stands after an epoch.
 *
 * @param epoch its number, from 1
 * @param loss of the epoch, see {@link TrainingResult#loss}
 * @param heldOutLoss the same on the held-out text, over all its predictions, nothing being trained
 * @param vectors makes the word vectors, which takes time and memory; they change when the next
 *     epoch begins
 */
public record EpochReport(
    int epoch, double loss, OptionalDouble heldOutLoss, Supplier<WordVectors> vectors) {}
