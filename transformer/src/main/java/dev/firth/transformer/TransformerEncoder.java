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

  public TransformerEncoder(TransformerOptions options) {
    preNorm = options.preNorm();
    layers(
        "layers",
        IntStream.range(0, options.encoderLayers())
            .mapToObj(i -> new EncoderLayer(options))
            .toList());
    if (preNorm) {
      layer("norm", new LayerNorm(options.dim()));
    }
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
        for layer in self.layers:
          x = layer(x, mask, noise)
        return %s
    """
        .formatted(preNorm ? "self.norm(x)" : "x");
  }
}
