package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.LayerNorm;
import java.util.stream.IntStream;

/**
 * Layers of self-attention over the whole source; normalised at the end if the layers normalise
 * before.
 */
public final class TransformerEncoder extends ScriptBlock {
  private final boolean preNorm;
  private final boolean relative;

  public TransformerEncoder(TransformerOptions options) {
    preNorm = options.preNorm();
    relative = options.positions() == Positions.RELATIVE;
    layers(
        "layers",
        IntStream.range(0, options.encoderLayers())
            .mapToObj(i -> new EncoderLayer(options))
            .toList());
    if (preNorm) {
      layer("norm", new LayerNorm(options.dim()));
    }
    if (relative) {
      layer("bias", new RelativeBias(options.heads(), true));
    }
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
        mask = %s
        for layer in self.layers:
          x = layer(x, mask, noise)
        return %s
    """
        .formatted(
            relative ? "mask + self.bias(x.size(1), x.size(1))" : "mask",
            preNorm ? "self.norm(x)" : "x");
  }
}
