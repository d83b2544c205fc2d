package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.data.NumberedBatch;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The steps of a task: each takes batches, sums their gradients, clips the sum and moves the
 * weights. Not thread-safe.
 */
final class TaskSteps<B extends NumberedBatch> implements AutoCloseable {
  private final TrainingTask<B> task;
  private final int accumulate;
  private final double greatestNorm;
  private final NDManager manager = Torch.manager().newSubManager();
  private final ScriptModule scaling = new ScriptModule(new GradientScaling());
  private final WeightUpdate update;
  private final RateShares shares;
  private boolean endedEpoch;

  TaskSteps(TrainingTask<B> task, Optimizer optimizer, TrainingOptions options) {
    this.task = task;
    accumulate = options.accumulate();
    greatestNorm = options.greatestNorm();
    var parameters = task.weights().values();
    List<NDArray> weights = parameters.stream().map(Parameter::getArray).toList();
    List<Boolean> decayed =
        parameters.stream()
            .map(weight -> options.decayAll() || weight.getType() == Parameter.Type.WEIGHT)
            .toList();
    update = new WeightUpdate(optimizer, weights, decayed, manager);
    shares =
        new RateShares(weights, task.weights().keySet().stream().map(task::rateShare).toList());
  }

  /**
   * Does one step.
   *
   * @param rate the learning rate
   * @throws TrainingDivergedException if loss or gradients are not finite; weights and state are as
   *     before then
   */
  StepLoss run(double rate) throws TrainingDivergedException {
    try (var sum = new GradientSum(scaling)) {
      List<B> batches = new ArrayList<>();
      do {
        B batch = task.next();
        batches.add(batch);
        sum.add(gradients(batch));
        endedEpoch = batch.endsEpoch();
      } while (batches.size() < accumulate && !endedEpoch);
      StepLoss loss = sum.finish(greatestNorm);
      check("the gradients' norm", loss.gradientNorm(), batches);
      shares.during(() -> update.step(sum.gradients(), rate));
      return loss;
    }
  }

  private BatchGradients gradients(B batch) throws TrainingDivergedException {
    BatchGradients gradients = task.gradients(batch);
    try {
      check("the loss", gradients.loss(), List.of(batch));
      return gradients;
    } catch (TrainingDivergedException e) {
      gradients.close();
      throw e;
    }
  }

  private void check(String what, double value, List<B> batches) throws TrainingDivergedException {
    if (!Double.isFinite(value)) {
      throw new TrainingDivergedException(steps() + 1, what + " is " + value, batches);
    }
  }

  /** Steps done. */
  long steps() {
    return update.steps();
  }

  /** Whether the last step took the last batch of an epoch. */
  boolean endedEpoch() {
    return endedEpoch;
  }

  /** The arrays of the optimiser's state. */
  Map<String, NDArray> state() {
    return update.state(List.copyOf(task.weights().keySet()));
  }

  void resumeAfter(long stepsDone) {
    update.resumeAfter(stepsDone);
  }

  @Override
  public void close() {
    shares.close();
    update.close();
    scaling.close();
    manager.close();
  }
}
