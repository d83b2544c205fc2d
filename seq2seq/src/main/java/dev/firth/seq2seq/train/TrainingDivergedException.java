package dev.firth.seq2seq.train;

import dev.firth.seq2seq.data.NumberedBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The loss or the gradients of a step are no finite numbers. The weights are those before the step.
 */
public final class TrainingDivergedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_EXAMPLES = 20;

  private final long step;

  /**
   * @param what is not finite, such as "the loss is NaN"
   * @param batches of the step that may be to blame
   */
  TrainingDivergedException(long step, String what, List<? extends NumberedBatch> batches) {
    super(
        "training diverged in step %d: %s; %s; lower the learning rate, warm up longer or clip gradients"
            .formatted(
                step,
                what,
                batches.stream()
                    .map(TrainingDivergedException::describe)
                    .collect(Collectors.joining("; "))));
    this.step = step;
  }

  /** The same with where to go on from. */
  private TrainingDivergedException(TrainingDivergedException cause, String hint) {
    super(cause.getMessage() + "; " + hint, cause);
    this.step = cause.step;
  }

  /** The same that also says what is kept of the training. */
  TrainingDivergedException keeping(Path checkpoint, long stepKept) {
    return new TrainingDivergedException(this, checkpoint + " holds step " + stepKept);
  }

  private static String describe(NumberedBatch batch) {
    int[] examples = batch.examples();
    String numbers =
        Arrays.stream(examples)
            .limit(MOST_EXAMPLES)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    int more = examples.length - MOST_EXAMPLES;
    return batch + ", sentences " + numbers + (more > 0 ? " and " + more + " more" : "");
  }

  /** The step that failed, from 1. */
  public long step() {
    return step;
  }
}
