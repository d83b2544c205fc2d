package dev.firth.seq2seq.train;

import dev.firth.runs.UsageException;

/**
 * How a {@link TrainingLoop} goes about it, whatever is learned. What is learned, with its seed and
 * its label smoothing, belongs to the {@link TrainingTask}; weight decay to the {@link Optimizer}.
 *
 * @param limits when it ends
 * @param accumulate batches whose gradients are summed for a step, or fewer at the end of an epoch;
 *     the step is that of one batch of all their sentences. 1 by default
 * @param greatestNorm that gradients of a token's mean loss are clipped to, all together (Pascanu
 *     et al. 2013); infinite, the default, for no clipping
 * @param decayAll whether weight decay also shrinks biases and the gains and biases of
 *     normalisation; false by default, as is usual since BERT
 * @param averageDecay what remains of the moving average of the weights after a step, such as 0.999
 *     (Polyak and Juditsky 1992); 0, the default, for no average. Validations and the result take
 *     the average
 * @param validateEvery steps between two validations; 0, the default, for one at the end of each
 *     epoch
 * @param measure the name of the validators' measure that decides what is best, what the plateau
 *     schedule follows and when to stop early; {@code loss} by default
 * @param checkpoints what is written on the way
 * @param logEvery steps between two lines of the metrics; 100 by default
 * @param deterministic whether the engine computes on one thread, so that the same numbers come out
 *     on every run; false by default
 */
public record TrainingOptions(
    TrainingLimits limits,
    int accumulate,
    double greatestNorm,
    boolean decayAll,
    double averageDecay,
    long validateEvery,
    String measure,
    CheckpointOptions checkpoints,
    long logEvery,
    boolean deterministic) {
  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public TrainingOptions {
    Ranges.check(accumulate >= 1, "accumulate", accumulate, "1 or more");
    Ranges.check(greatestNorm > 0, "clip-norm", greatestNorm, "above 0");
    Ranges.check(
        averageDecay >= 0 && averageDecay < 1, "ema", averageDecay, "0 or more and below 1");
    Ranges.check(validateEvery >= 0, "validate-every", validateEvery, "0 or more");
    Ranges.check(logEvery >= 1, "log-every", logEvery, "1 or more");
  }

  /** The defaults above. */
  public static TrainingOptions of(TrainingLimits limits) {
    return new TrainingOptions(
        limits,
        1,
        Double.POSITIVE_INFINITY,
        false,
        0,
        0,
        LossValidator.LOSS.name(),
        CheckpointOptions.defaults(),
        100,
        false);
  }

  /** The same with other limits. */
  public TrainingOptions withLimits(TrainingLimits other) {
    return new TrainingOptions(
        other,
        accumulate,
        greatestNorm,
        decayAll,
        averageDecay,
        validateEvery,
        measure,
        checkpoints,
        logEvery,
        deterministic);
  }

  /** The same with another number of batches a step. */
  public TrainingOptions withAccumulate(int batches) {
    return new TrainingOptions(
        limits,
        batches,
        greatestNorm,
        decayAll,
        averageDecay,
        validateEvery,
        measure,
        checkpoints,
        logEvery,
        deterministic);
  }

  /** The same with clipping. */
  public TrainingOptions withGreatestNorm(double norm) {
    return new TrainingOptions(
        limits,
        accumulate,
        norm,
        decayAll,
        averageDecay,
        validateEvery,
        measure,
        checkpoints,
        logEvery,
        deterministic);
  }

  /** The same with or without decay of biases and normalisations. */
  public TrainingOptions withDecayAll(boolean all) {
    return new TrainingOptions(
        limits,
        accumulate,
        greatestNorm,
        all,
        averageDecay,
        validateEvery,
        measure,
        checkpoints,
        logEvery,
        deterministic);
  }

  /** The same with a moving average of the weights. */
  public TrainingOptions withAverageDecay(double decay) {
    return new TrainingOptions(
        limits,
        accumulate,
        greatestNorm,
        decayAll,
        decay,
        validateEvery,
        measure,
        checkpoints,
        logEvery,
        deterministic);
  }

  /** The same with validations by steps and another measure that decides. */
  public TrainingOptions withValidation(long everySteps, String decidingMeasure) {
    return new TrainingOptions(
        limits,
        accumulate,
        greatestNorm,
        decayAll,
        averageDecay,
        everySteps,
        decidingMeasure,
        checkpoints,
        logEvery,
        deterministic);
  }

  /** The same with other checkpoints. */
  public TrainingOptions withCheckpoints(CheckpointOptions other) {
    return new TrainingOptions(
        limits,
        accumulate,
        greatestNorm,
        decayAll,
        averageDecay,
        validateEvery,
        measure,
        other,
        logEvery,
        deterministic);
  }

  /** The same with another number of steps between two lines of the metrics. */
  public TrainingOptions withLogEvery(long steps) {
    return new TrainingOptions(
        limits,
        accumulate,
        greatestNorm,
        decayAll,
        averageDecay,
        validateEvery,
        measure,
        checkpoints,
        steps,
        deterministic);
  }

  /** The same on one thread of the engine, or not. */
  public TrainingOptions withDeterministic(boolean oneThread) {
    return new TrainingOptions(
        limits,
        accumulate,
        greatestNorm,
        decayAll,
        averageDecay,
        validateEvery,
        measure,
        checkpoints,
        logEvery,
        oneThread);
  }
}
