package dev.firth.seq2seq.train;

import dev.firth.runs.UsageException;

/**
 * What a training writes while it goes on. Each validation, the end and an interruption also write
 * what a resumption needs.
 *
 * @param everySteps steps between two writings of what a resumption needs; {@link
 *     TrainingLimits#NO_LIMIT} for none by steps
 * @param everyMinutes the same by time; infinite for none by time
 * @param keepBest how many weights of the best validations are kept
 * @param keepLast how many weights of the last validations are kept
 * @param result the weights that the training leaves in the model
 */
public record CheckpointOptions(
    long everySteps, double everyMinutes, int keepBest, int keepLast, FinalWeights result) {
  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range, or nothing is kept of what the result is
   *     made of
   */
  public CheckpointOptions {
    Ranges.check(everySteps >= 1, "save-every", everySteps, "1 or more");
    Ranges.check(everyMinutes > 0, "save-minutes", everyMinutes, "above 0");
    boolean ofLast = result == FinalWeights.AVERAGE_OF_LAST;
    boolean ofBest = result == FinalWeights.AVERAGE_OF_BEST || result == FinalWeights.BEST;
    Ranges.check(
        keepBest >= (ofBest ? 1 : 0), "keep-best", keepBest, ofBest ? "1 or more" : "0 or more");
    Ranges.check(
        keepLast >= (ofLast ? 1 : 0), "keep-last", keepLast, ofLast ? "1 or more" : "0 or more");
  }

  /** Every ten minutes; the best weights, which become the model's. */
  public static CheckpointOptions defaults() {
    return new CheckpointOptions(TrainingLimits.NO_LIMIT, 10, 1, 0, FinalWeights.BEST);
  }

  /** The same with another number of steps between two writings. */
  public CheckpointOptions withEverySteps(long steps) {
    return new CheckpointOptions(steps, everyMinutes, keepBest, keepLast, result);
  }

  /** The same with other weights kept and another result. */
  public CheckpointOptions keeping(int best, int last, FinalWeights newResult) {
    return new CheckpointOptions(everySteps, everyMinutes, best, last, newResult);
  }
}
