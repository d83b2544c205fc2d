package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.LayerNorm;
import java.util.stream.IntStream;

/**
 * A decoder without a source: layers of self-attention to what is written so far, as language
 * models have them. {@code __call__} does all positions at once; {@code step} more positions from
 * the keys and values of each layer that are kept of those before, of which {@code start} has none.
 */
public final class CausalDecoder extends ScriptBlock {
  private final boolean preNorm;

  /** With {@code options.decoderLayers()} layers. */
  public CausalDecoder(TransformerOptions options) {
    preNorm = options.preNorm();
    layers(
        "layers",
        IntStream.range(0, options.decoderLayers())
            .mapToObj(i -> new EncoderLayer(options))
            .toList());
    layer("mask", new CausalMask(options));
    if (preNorm) {
      layer("norm", new LayerNorm(options.dim()));
    }
    constant("heads", options.heads());
    constant("size", options.dim() / options.heads());
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, noise: __torch__.Noise) -> Tensor:
        mask = self.mask(x.size(1), x.size(1))
        for layer in self.layers:
          x = layer(x, mask, noise)
        return %1$s

      def start(self, rows: int) -> List[Tensor]:
        past : List[Tensor] = []
        nothing = torch.zeros([rows, self.heads, 0, self.size])
        for layer in self.layers:
          past.extend([nothing, nothing])
        return past

      def step(self, x: Tensor, past: List[Tensor], noise: __torch__.Noise) -> Tuple[Tensor, List[Tensor]]:
        mask = self.mask(x.size(1), past[0].size(2) + x.size(1))
        kept : List[Tensor] = []
        i = 0
        for layer in self.layers:
          x, now = layer.step(x, (past[i], past[i + 1]), mask, noise)
          kept.extend([now[0], now[1]])
          i = i + 2
        return (%1$s, kept)
    """
        .formatted(preNorm ? "self.norm(x)" : "x");
  }
}
