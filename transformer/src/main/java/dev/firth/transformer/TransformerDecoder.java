package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.LayerNorm;
import java.util.stream.IntStream;

/**
 * Layers of attention to what is written so far and to the source. {@code __call__} does all
 * positions at once, for training; {@code step} more positions from the keys and values kept of
 * those before, first of which {@code start} has none. Both have keys and values of each layer in
 * turn, those of the source apart. {@code looking} also returns the weights with which the last
 * layer looked at the source (batch, heads, time, length), {@code step} those of the layer of an
 * index, any tensor for no such index, and those of the last.
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
    layer("mask", new CausalMask(options));
    if (preNorm) {
      layer("norm", new LayerNorm(options.dim()));
    }
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, memory: Tensor, memoryMask: Tensor, noise: __torch__.Noise) -> Tensor:
        x, _ = self.looking(x, memory, memoryMask, noise)
        return x

      def looking(self, x: Tensor, memory: Tensor, memoryMask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
        mask = self.mask(x.size(1), x.size(1))
        look = x
        for layer in self.layers:
          x, look = layer.looking(x, memory, mask, memoryMask, noise)
        return (%1$s, look)

      def start(self, memory: Tensor) -> Tuple[List[Tensor], List[Tensor]]:
        source : List[Tensor] = []
        past : List[Tensor] = []
        for layer in self.layers:
          keys, values = layer.source_keys_values(memory)
          source.extend([keys, values])
          nothing = torch.zeros([keys.size(0), keys.size(1), 0, keys.size(3)])
          past.extend([nothing, nothing])
        return (source, past)

      def step(self, x: Tensor, past: List[Tensor], source: List[Tensor], memoryMask: Tensor, attention: int, noise: __torch__.Noise) -> Tuple[Tensor, List[Tensor], Tensor, Tensor]:
        mask = self.mask(x.size(1), past[0].size(2) + x.size(1))
        kept : List[Tensor] = []
        weights = x
        look = x
        i = 0
        for layer in self.layers:
          x, now, look = layer.step(x, (past[i], past[i + 1]), (source[i], source[i + 1]), mask, memoryMask, noise)
          kept.extend([now[0], now[1]])
          if i == 2 * attention:
            weights = look
          i = i + 2
        return (%1$s, kept, weights, look)
    """
        .formatted(preNorm ? "self.norm(x)" : "x");
  }
}
