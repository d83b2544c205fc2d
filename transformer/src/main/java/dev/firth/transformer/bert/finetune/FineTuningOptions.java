package dev.firth.transformer.bert.finetune;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.TrainingLimits;

/**
 * How a model is fine-tuned.
 *
 * @param epochs passes over the examples; 4 by default, as published for small BERTs
 * @param rate the greatest learning rate; 1e-4 by default, among those published for small BERTs.
 *     Base and larger ones take 2e-5 to 5e-5
 * @param batch rows of a step; 32 by default
 * @param warmup share of the steps in which the rate rises; 0.1 by default. It then falls to 0
 * @param weightDecay of AdamW; 0.01 by default
 * @param layerDecay share of the rate of the layer above that a layer has; 1 by default
 * @param frozen how many of the first layers stay as they are, with the embeddings; 0 for the
 *     embeddings alone, -1, the default, for nothing
 * @param greatestNorm that gradients are clipped to; 1 by default
 * @param patience validations in a row without a better value that end the training; {@link
 *     TrainingLimits#NO_LIMIT} by default
 * @param fromScratch whether the weights begin at random, for comparison; false by default
 * @param deterministic whether the engine computes on one thread; false by default
 * @param seed decides the head's first weights, the order of the examples and dropout
 */
public record FineTuningOptions(
    int epochs,
    double rate,
    int batch,
    double warmup,
    double weightDecay,
    double layerDecay,
    int frozen,
    double greatestNorm,
    int patience,
    boolean fromScratch,
    boolean deterministic,
    long seed) {
  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public FineTuningOptions {
    check(epochs >= 1, "epochs", epochs, "1 or more");
    check(rate > 0, "lr", rate, "above 0");
    check(batch >= 1, "batch", batch, "1 or more");
    check(warmup >= 0 && warmup < 1, "warmup", warmup, "0 to below 1");
    check(weightDecay >= 0, "weight-decay", weightDecay, "0 or more");
    check(layerDecay > 0 && layerDecay <= 1, "layer-decay", layerDecay, "above 0, at most 1");
    check(frozen >= -1, "freeze", frozen, "a number of layers, or -1 for none");
    check(greatestNorm > 0, "clip-norm", greatestNorm, "above 0");
    check(patience >= 1, "patience", patience, "1 or more");
  }

  private static void check(boolean good, String option, Object value, String wanted) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + wanted);
    }
  }

  /** The defaults above. */
  public static FineTuningOptions defaults() {
    return new FineTuningOptions(
        4, 1e-4, 32, 0.1, 0.01, 1, -1, 1, TrainingLimits.NO_LIMIT, false, false, 1);
  }

  /** The same with another length and greatest rate. */
  public FineTuningOptions withEpochs(int number, double greatestRate) {
    return new FineTuningOptions(
        number,
        greatestRate,
        batch,
        warmup,
        weightDecay,
        layerDecay,
        frozen,
        greatestNorm,
        patience,
        fromScratch,
        deterministic,
        seed);
  }

  /** The same with another number of rows a step. */
  public FineTuningOptions withBatch(int rows) {
    return new FineTuningOptions(
        epochs,
        rate,
        rows,
        warmup,
        weightDecay,
        layerDecay,
        frozen,
        greatestNorm,
        patience,
        fromScratch,
        deterministic,
        seed);
  }

  /** The same with layers that learn more slowly or not at all. */
  public FineTuningOptions withLayers(double decay, int frozenLayers) {
    return new FineTuningOptions(
        epochs,
        rate,
        batch,
        warmup,
        weightDecay,
        decay,
        frozenLayers,
        greatestNorm,
        patience,
        fromScratch,
        deterministic,
        seed);
  }

  /** The same with other beginnings. */
  public FineTuningOptions withStart(boolean scratch, long otherSeed) {
    return new FineTuningOptions(
        epochs,
        rate,
        batch,
        warmup,
        weightDecay,
        layerDecay,
        frozen,
        greatestNorm,
        patience,
        scratch,
        deterministic,
        otherSeed);
  }

  /** The same with another number of validations without a better value. */
  public FineTuningOptions withPatience(int validations) {
    return new FineTuningOptions(
        epochs,
        rate,
        batch,
        warmup,
        weightDecay,
        layerDecay,
        frozen,
        greatestNorm,
        validations,
        fromScratch,
        deterministic,
        seed);
  }
}
