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
import dev.firth.seq2seq.layers.NoiseSource;
import java.util.List;

/** Cost and gradients of batches by the weights of a sequence model. Not thread-safe. */
final class SequenceGradients implements AutoCloseable {
  private final NDManager manager;
  private final SequenceModel model;
  private final ScriptModule program;
  private final NDArray[] weights;
  private final DropoutMasks masks;
  private final NoiseSource ownTokens;
  private final int pad;

  /**
   * @param model whose parameters are initialized
   * @param smoothing of the labels
   * @param seed decides what dropout drops, and where a model reads its own tokens
   */
  SequenceGradients(SequenceModel model, SpecialIds special, double smoothing, long seed) {
    this.model = model;
    manager = Torch.manager().newSubManager();
    weights = model.parameters().values().stream().map(Parameter::getArray).toArray(NDArray[]::new);
    for (NDArray weight : weights) {
      weight.setRequiresGradient(true);
    }
    program = new ScriptModule(new EncoderDecoderStep(model, smoothing));
    masks = new DropoutMasks(model, seed);
    ownTokens = new NoiseSource(~seed);
    pad = special.pad();
  }

  /**
   * Computes them, the decoder reading the target's tokens alone.
   *
   * @param source ids, each row with the end token
   * @param read what the decoder reads: the start token and the target
   * @param said what it should say: the target and the end token
   * @param number decides, with the seed, what dropout drops
   */
  BatchGradients of(TokenMatrix source, TokenMatrix read, TokenMatrix said, long number) {
    return of(source, read, said, number, 1);
  }

  /**
   * The same by scheduled sampling.
   *
   * @param probability with which a token that is read is the target's
   */
  BatchGradients of(
      TokenMatrix source, TokenMatrix read, TokenMatrix said, long number, double probability) {
    model.requirePlaces(Math.max(source.columns(), read.columns()));
    long cells = (long) source.ids().length + read.ids().length;
    return masks.apply(
        manager,
        number,
        cells,
        (rates, noise) -> {
          try (NDManager own = manager.newSubManager()) {
            NDArray where = ownTokens(read, number, probability, own);
            return compute(source, read, said, rates, noise, where);
          }
        });
  }

  /** 0 where the decoder reads its own token; no numbers where it never does. */
  private NDArray ownTokens(TokenMatrix read, long number, double probability, NDManager manager) {
    return probability < 1
        ? ownTokens
            .mask(manager, 1 - probability, number, read.ids().length)
            .reshape(read.rows(), read.columns())
        : manager.create(new Shape(0));
  }

  private BatchGradients compute(
      TokenMatrix source,
      TokenMatrix read,
      TokenMatrix said,
      double[] rates,
      NDArray[] noise,
      NDArray ownTokensAt) {
    var targets = TargetPlaces.of(said, pad);
    try (NDManager own = manager.newSubManager();
        ScriptValue result =
            program.callForGradients(
                "gradients",
                weights,
                array(source, own),
                array(read, own),
                own.create(targets.places()),
                own.create(targets.ids()),
                rates,
                noise,
                ownTokensAt)) {
      List<ScriptValue> parts = result.parts();
      try (ScriptValue loss = parts.get(0);
          ScriptValue likelihood = parts.get(1)) {
        return new BatchGradients(
            loss.toDouble(), likelihood.toDouble(), targets.count(), parts.get(2));
      }
    }
  }

  private static NDArray array(TokenMatrix matrix, NDManager manager) {
    return manager.create(matrix.ids(), new Shape(matrix.rows(), matrix.columns()));
  }

  @Override
  public void close() {
    program.close();
    manager.close();
  }
}
