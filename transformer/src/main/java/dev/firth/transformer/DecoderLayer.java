package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.LayerNorm;

/**
 * Self-attention to what is written so far, attention to the source, and feed-forward, each with a
 * residual connection and layer normalisation before or after it.
 *
 * <p>{@code looking} also returns the weights of its look at the source (batch, heads, time,
 * length). {@code step} does the next positions: it takes the keys and values of the positions
 * before them and returns them with their own appended, and the same weights; keys and values of
 * the source come from {@code source_keys_values}, once a sentence, which as many rows as fall to
 * it share.
 */
public final class DecoderLayer extends ScriptBlock {
  private final boolean preNorm;

  public DecoderLayer(TransformerOptions options) {
    preNorm = options.preNorm();
    layer("selfAttention", MultiHeadAttention.toSelf(options));
    layer("selfAttentionNorm", new LayerNorm(options.dim()));
    layer("attention", MultiHeadAttention.toSource(options));
    layer("attentionNorm", new LayerNorm(options.dim()));
    layer(
        "feedForward",
        new FeedForward(options.dim(), options.hidden(), options.activation(), options.dropout()));
    layer("feedForwardNorm", new LayerNorm(options.dim()));
    layer("dropout", new Dropout(options.dropout()));
  }

  @Override
  protected String source() {
    return (preNorm
            ? """
              def self_input(self, x: Tensor) -> Tensor:
                return self.selfAttentionNorm(x)

              def after_self(self, x: Tensor, y: Tensor, source: Tuple[Tensor, Tensor], mask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
                x = x + self.dropout(y, noise)
                weights = self.attention.weights(self.attentionNorm(x), 0, source[0], mask)
                x = x + self.dropout(self.attention.mix(weights, source[1], noise), noise)
                y = self.feedForward(self.feedForwardNorm(x), noise)
                return (x + self.dropout(y, noise), weights)
            """
            : """
              def self_input(self, x: Tensor) -> Tensor:
                return x

              def after_self(self, x: Tensor, y: Tensor, source: Tuple[Tensor, Tensor], mask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
                x = self.selfAttentionNorm(x + self.dropout(y, noise))
                weights = self.attention.weights(x, 0, source[0], mask)
                y = self.attention.mix(weights, source[1], noise)
                x = self.attentionNorm(x + self.dropout(y, noise))
                y = self.feedForward(x, noise)
                return (self.feedForwardNorm(x + self.dropout(y, noise)), weights)
            """)
        + """

          def source_keys_values(self, memory: Tensor) -> Tuple[Tensor, Tensor]:
            return self.attention.keys_values(memory, 0)

          def __call__(self, x: Tensor, memory: Tensor, mask: Tensor, memoryMask: Tensor, noise: __torch__.Noise) -> Tensor:
            x, _ = self.looking(x, memory, mask, memoryMask, noise)
            return x

          def looking(self, x: Tensor, memory: Tensor, mask: Tensor, memoryMask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tensor]:
            y = self.self_input(x)
            y = self.selfAttention(y, y, mask, noise)
            return self.after_self(x, y, self.source_keys_values(memory), memoryMask, noise)

          def step(self, x: Tensor, past: Tuple[Tensor, Tensor], source: Tuple[Tensor, Tensor], mask: Tensor, memoryMask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tuple[Tensor, Tensor], Tensor]:
            y, kept = self.selfAttention.step(self.self_input(x), past, mask, noise)
            # to the attention to a source, rows that share it are what positions are in training
            shape = [source[0].size(0), -1, x.size(2)]
            z, weights = self.after_self(x.view(shape), y.view(shape), source, memoryMask, noise)
            return (z.view(x.size()), kept, weights)
        """;
  }
}
