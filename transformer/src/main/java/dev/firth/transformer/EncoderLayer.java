package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.LayerNorm;

/**
 * Self-attention and feed-forward, each with a residual connection and layer normalisation before
 * or after it. With a mask of the future it is the layer of a language model, too, which {@code
 * step} lets read on behind the positions whose keys and values are kept.
 */
public final class EncoderLayer extends ScriptBlock {
  private final boolean preNorm;

  /**
   * @param dropout of what attention and feed-forward give
   */
  public EncoderLayer(
      MultiHeadAttention attention,
      LayerNorm attentionNorm,
      FeedForward feedForward,
      LayerNorm feedForwardNorm,
      Dropout dropout,
      boolean preNorm) {
    this.preNorm = preNorm;
    layer("attention", attention);
    layer("attentionNorm", attentionNorm);
    layer("feedForward", feedForward);
    layer("feedForwardNorm", feedForwardNorm);
    layer("dropout", dropout);
  }

  public EncoderLayer(TransformerOptions options) {
    this(
        MultiHeadAttention.toSelf(options),
        new LayerNorm(options.dim()),
        new FeedForward(options.dim(), options.hidden(), options.activation(), options.dropout()),
        new LayerNorm(options.dim()),
        new Dropout(options.dropout()),
        options.preNorm());
  }

  @Override
  protected String source() {
    return (preNorm
            ? """
              def attention_input(self, x: Tensor) -> Tensor:
                return self.attentionNorm(x)

              def after_attention(self, x: Tensor, y: Tensor, noise: __torch__.Noise) -> Tensor:
                x = x + self.dropout(y, noise)
                y = self.feedForward(self.feedForwardNorm(x), noise)
                return x + self.dropout(y, noise)
            """
            : """
              def attention_input(self, x: Tensor) -> Tensor:
                return x

              def after_attention(self, x: Tensor, y: Tensor, noise: __torch__.Noise) -> Tensor:
                x = self.attentionNorm(x + self.dropout(y, noise))
                y = self.feedForward(x, noise)
                return self.feedForwardNorm(x + self.dropout(y, noise))
            """)
        + """

          def __call__(self, x: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
            y = self.attention_input(x)
            return self.after_attention(x, self.attention(y, y, mask, noise), noise)

          def step(self, x: Tensor, past: Tuple[Tensor, Tensor], mask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tuple[Tensor, Tensor]]:
            y, kept = self.attention.step(self.attention_input(x), past, mask, noise)
            return (self.after_attention(x, y, noise), kept)
        """;
  }
}
