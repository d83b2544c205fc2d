package dev.firth.seq2seq.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.ScriptValue;
import dev.firth.seq2seq.engine.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model in training: a call of {@link #run} computes a batch's loss and gradients and moves the
 * weights. Everything but the weights that a step depends on follows from the seed and the number
 * of steps done. Not thread-safe.
 */
public final class TrainingStep implements AutoCloseable {
  private final NDManager manager;
  private final ScriptModule program;
  private final NDArray[] weights;
  private final ScriptModule scaling;
  private final WeightUpdate update;
  private final DropoutMasks masks;
  private final double greatestNorm;
  private final int pad;

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
    var step = new EncoderDecoderStep(model, smoothing);
    List<NDArray> arrays = step.parameters().values().stream().map(Parameter::getArray).toList();
    arrays.forEach(array -> array.setRequiresGradient(true));
    weights = arrays.toArray(NDArray[]::new);
    program = new ScriptModule(step);
    scaling = new ScriptModule(new GradientScaling());
    update = new WeightUpdate(optimizer, arrays, manager);
    this.greatestNorm = greatestNorm;
    masks = new DropoutMasks(model, seed);
    pad = special.pad();
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
    long cells = (long) source.ids().length + read.ids().length;
    return masks.apply(
        manager,
        update.steps() + 1,
        cells,
        (rates, noise) -> learn(source, read, said, rate, rates, noise));
  }

  private StepLoss learn(
      TokenMatrix source,
      TokenMatrix read,
      TokenMatrix said,
      double rate,
      double[] rates,
      NDArray[] noise) {
    long[] positions = positions(said);
    long[] expected = Arrays.stream(positions).map(i -> said.ids()[(int) i]).toArray();
    try (NDManager own = manager.newSubManager();
        ScriptValue result =
            program.callForGradients(
                "gradients",
                weights,
                array(source, own),
                array(read, own),
                own.create(positions),
                own.create(expected),
                rates,
                noise)) {
      List<ScriptValue> parts = result.parts();
      try (ScriptValue loss = parts.get(0);
          ScriptValue likelihood = parts.get(1);
          ScriptValue gradients = parts.get(2)) {
        double scale = 1.0 / positions.length;
        try (ScriptValue norm = scaling.call("apply", gradients, scale, greatestNorm)) {
          update.step(gradients, rate);
          return new StepLoss(
              number(loss, own), number(likelihood, own), positions.length, number(norm, own));
        }
      }
    }
  }

  private static double number(ScriptValue tensor, NDManager manager) {
    return tensor.tensors(manager).singletonOrThrow().toFloatArray()[0];
  }

  private long[] positions(TokenMatrix said) {
    return IntStream.range(0, said.ids().length)
        .filter(i -> said.ids()[i] != pad)
        .asLongStream()
        .toArray();
  }

  private static NDArray array(TokenMatrix matrix, NDManager manager) {
    return manager.create(matrix.ids(), new Shape(matrix.rows(), matrix.columns()));
  }

  @Override
  public void close() {
    update.close();
    scaling.close();
    program.close();
    manager.close();
  }
}
