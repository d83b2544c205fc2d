package dev.firth.seq2seq.train;

import dev.firth.runs.UsageException;

/**
 * When a training ends: as soon as one limit is reached.
 *
 * @param steps of the optimiser; {@link #NO_LIMIT} for any number
 * @param epochs whole passes over the data; {@link #NO_LIMIT} for any number
 * @param minutes of training, those before a resumption included; infinite for any time
 * @param patience so many validations in a row without a better value end the training; {@link
 *     #NO_LIMIT} for no early stopping
 */
public record TrainingLimits(long steps, long epochs, double minutes, int patience) {
  /** No limit. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public TrainingLimits {
    Ranges.check(steps >= 1, "max-steps", steps, "1 or more");
    Ranges.check(epochs >= 1, "max-epochs", epochs, "1 or more");
    Ranges.check(minutes > 0, "max-minutes", minutes, "above 0");
    Ranges.check(patience >= 1, "patience", patience, "1 or more");
  }

  /** So many steps and no other limit. */
  public static TrainingLimits ofSteps(long steps) {
    return new TrainingLimits(steps, NO_LIMIT, Double.POSITIVE_INFINITY, NO_LIMIT);
  }

  /** So many epochs and no other limit. */
  public static TrainingLimits ofEpochs(long epochs) {
    return new TrainingLimits(NO_LIMIT, epochs, Double.POSITIVE_INFINITY, NO_LIMIT);
  }

  /** The same with early stopping. */
  public TrainingLimits withPatience(int validations) {
    return new TrainingLimits(steps, epochs, minutes, validations);
  }

  /** The same with another limit of time. */
  public TrainingLimits withMinutes(double most) {
    return new TrainingLimits(steps, epochs, most, patience);
  }
}
