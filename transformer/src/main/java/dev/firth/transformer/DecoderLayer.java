package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.LayerNorm;

/**
 * Self-attention to what is written so far, attention to the source, and feed-forward, each with a
 * residual connection and layer normalisation before or after it.
 *
 * <p>{@code step} does one position at a time: it takes the keys and values of the positions before
 * it and returns them with its own appended; those of the source come from {@code
 * source_keys_values}, once a sentence.
 */
public final class DecoderLayer extends ScriptBlock {
  private final boolean preNorm;

  public DecoderLayer(TransformerOptions options) {
    preNorm = options.preNorm();
    layer(
        "selfAttention", new MultiHeadAttention(options.dim(), options.heads(), options.dropout()));
    layer("selfAttentionNorm", new LayerNorm(options.dim()));
    layer("attention", new MultiHeadAttention(options.dim(), options.heads(), options.dropout()));
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
              def after_self(self, x: Tensor, y: Tensor, keys: Tensor, values: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
                x = x + self.dropout(y, noise)
                y = self.attention.attend(self.attentionNorm(x), keys, values, mask, noise)
                x = x + self.dropout(y, noise)
                y = self.feedForward(self.feedForwardNorm(x), noise)
                return x + self.dropout(y, noise)

              def self_input(self, x: Tensor) -> Tensor:
                return self.selfAttentionNorm(x)
            """
            : """
              def after_self(self, x: Tensor, y: Tensor, keys: Tensor, values: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
                x = self.selfAttentionNorm(x + self.dropout(y, noise))
                y = self.attention.attend(x, keys, values, mask, noise)
                x = self.attentionNorm(x + self.dropout(y, noise))
                return self.feedForwardNorm(x + self.dropout(self.feedForward(x, noise), noise))

              def self_input(self, x: Tensor) -> Tensor:
                return x
            """)
        + """

          def source_keys_values(self, memory: Tensor) -> Tuple[Tensor, Tensor]:
            return self.attention.keys_values(memory)

          def __call__(self, x: Tensor, memory: Tensor, mask: Tensor, memoryMask: Tensor, noise: __torch__.Noise) -> Tensor:
            y = self.self_input(x)
            y = self.selfAttention(y, y, mask, noise)
            keys, values = self.source_keys_values(memory)
            return self.after_self(x, y, keys, values, memoryMask, noise)

          def step(self, x: Tensor, past: Tuple[Tensor, Tensor], source: Tuple[Tensor, Tensor], memoryMask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tuple[Tensor, Tensor]]:
            y = self.self_input(x)
            keys, values = self.selfAttention.keys_values(y)
            keys = torch.cat([past[0], keys], 2)
            values = torch.cat([past[1], values], 2)
            y = self.selfAttention.attend(y, keys, values, torch.zeros([1], dtype=x.dtype), noise)
            return (self.after_self(x, y, source[0], source[1], memoryMask, noise), (keys, values))
        """;
  }
}
