package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import java.util.List;

/**
 * An encoder-decoder in training on batches made by hand: a call of {@link #run} computes a batch's
 * loss and gradients and moves the weights. Everything but the weights that a step depends on
 * follows from the seed and the number of steps done. A {@link TrainingLoop} does the same over
 * data, and more. Not thread-safe.
 */
public final class TrainingStep implements AutoCloseable {
  private final NDManager manager;
  private final SequenceGradients gradients;
  private final ScriptModule scaling;
  private final WeightUpdate update;
  private final double greatestNorm;

  /**
   * @param model whose parameters are initialized
   * @param smoothing of the labels
   * @param greatestNorm gradients of a token's mean loss are clipped to; infinite for no clipping
   * @param seed decides what dropout drops
   */
  public TrainingStep(
      SequenceModel model,
      SpecialIds special,
      double smoothing,
      Optimizer optimizer,
      double greatestNorm,
      long seed) {
    manager = Torch.manager().newSubManager();
    gradients = new SequenceGradients(model, special, smoothing, seed);
    scaling = new ScriptModule(new GradientScaling());
    List<NDArray> weights = model.parameters().values().stream().map(Parameter::getArray).toList();
    update = new WeightUpdate(optimizer, weights, manager);
    this.greatestNorm = greatestNorm;
  }

  /**
   * Learns from a batch.
   *
   * @param source ids, each row with the end token
   * @param read what the decoder reads: the start token and the target
   * @param said what it should say: the target and the end token
   * @param rate the learning rate
   */
  public StepLoss run(TokenMatrix source, TokenMatrix read, TokenMatrix said, double rate) {
    try (var sum = new GradientSum(scaling)) {
      sum.add(gradients.of(source, read, said, update.steps() + 1));
      StepLoss loss = sum.finish(greatestNorm);
      update.step(sum.gradients(), rate);
      return loss;
    }
  }

  @Override
  public void close() {
    update.close();
    scaling.close();
    gradients.close();
    manager.close();
  }
}
