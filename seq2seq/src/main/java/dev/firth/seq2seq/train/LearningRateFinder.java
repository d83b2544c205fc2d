package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.data.SamplerPosition;
import dev.firth.seq2seq.engine.TensorLists;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.LearningRateCurve.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries learning rates from very small to too great, each for one step, and tells the losses (Smith
 * 2017, section 3.3; the smoothing and the end of fastai's {@code lr_find}). The task is left as it
 * was: weights and place.
 *
 * @param first rate; 1e-7 by default, as in fastai
 * @param last rate; 10 by default
 * @param steps that the rates are spread over exponentially; 100 by default
 */
public record LearningRateFinder(double first, double last, int steps) {
  /** The past's share of the smoothed loss. */
  private static final double SMOOTHING = 0.98;

  /** How many times the least loss so far the loss may be. */
  private static final double TOO_MUCH = 4;

  /**
   * Checks the values.
   *
   * @throws dev.firth.runs.UsageException if one is out of its range
   */
  public LearningRateFinder {
    Ranges.check(first > 0 && first < last, "first rate", first, "above 0 and below the last");
    Ranges.check(steps >= 2, "steps", steps, "2 or more");
  }

  /** The defaults above. */
  public static LearningRateFinder defaults() {
    return new LearningRateFinder(1e-7, 10, 100);
  }

  /**
   * Does the sweep; it ends early when the loss is more than four times the least so far, or not
   * finite.
   *
   * @param optimizer new, of no training
   * @param options of the training that the rate is wanted for
   */
  public LearningRateCurve sweep(TrainingTask<?> task, Optimizer optimizer, TrainingOptions options)
      throws BadInputException {
    SamplerPosition position = task.position();
    NDArray[] weights =
        task.weights().values().stream().map(Parameter::getArray).toArray(NDArray[]::new);
    try (NDManager manager = Torch.manager().newSubManager();
        var lists = new TensorLists();
        var taskSteps = new TaskSteps<>(task, optimizer, options)) {
      var kept = new NDArray[weights.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = manager.zeros(weights[i].getShape());
      }
      lists.copy(kept, weights);
      try {
        return new LearningRateCurve(points(taskSteps));
      } finally {
        lists.copy(weights, kept);
        task.resumeAt(position);
      }
    }
  }

  private List<Point> points(TaskSteps<?> taskSteps) {
    List<Point> points = new ArrayList<>();
    double mean = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      double rate = first * Math.pow(last / first, i / (steps - 1.0));
      double loss;
      try {
        StepLoss step = taskSteps.run(rate);
        loss = step.loss() / step.tokens();
      } catch (TrainingDivergedException e) {
        break; // what the sweep is for: the rates below are the ones that work
      }
      mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
      double smoothed = mean / (1 - Math.pow(SMOOTHING, i + 1));
      points.add(new Point(rate, loss, smoothed));
      least = Math.min(least, smoothed);
      if (smoothed > TOO_MUCH * least) {
        break;
      }
    }
    return points;
  }
}
