package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.LayerNorm;
import java.util.stream.IntStream;

/**
 * Layers of attention to what is written so far and to the source. {@code __call__} does all
 * positions at once, for training; {@code step} one more position from the keys and values kept of
 * those before.
 */
public final class TransformerDecoder extends ScriptBlock {
  private final boolean preNorm;

  public TransformerDecoder(TransformerOptions options) {
    preNorm = options.preNorm();
    layers(
        "layers",
        IntStream.range(0, options.decoderLayers())
            .mapToObj(i -> new DecoderLayer(options))
            .toList());
    if (preNorm) {
      layer("norm", new LayerNorm(options.dim()));
    }
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, memory: Tensor, mask: Tensor, memoryMask: Tensor, noise: __torch__.Noise) -> Tensor:
        for layer in self.layers:
          x = layer(x, memory, mask, memoryMask, noise)
        return %1$s

      def source_keys_values(self, memory: Tensor) -> List[Tuple[Tensor, Tensor]]:
        kept : List[Tuple[Tensor, Tensor]] = []
        for layer in self.layers:
          kept.append(layer.source_keys_values(memory))
        return kept

      def step(self, x: Tensor, past: List[Tuple[Tensor, Tensor]], source: List[Tuple[Tensor, Tensor]], memoryMask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, List[Tuple[Tensor, Tensor]]]:
        kept : List[Tuple[Tensor, Tensor]] = []
        i = 0
        for layer in self.layers:
          x, now = layer.step(x, past[i], source[i], memoryMask, noise)
          kept.append(now)
          i = i + 1
        return (%1$s, kept)
    """
        .formatted(preNorm ? "self.norm(x)" : "x");
  }
}
