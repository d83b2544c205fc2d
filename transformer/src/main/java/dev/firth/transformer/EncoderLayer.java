package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.LayerNorm;

/**
 * Self-attention and feed-forward, each with a residual connection and layer normalisation before
 * or after it.
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
        new MultiHeadAttention(options.dim(), options.heads(), options.dropout()),
        new LayerNorm(options.dim()),
        new FeedForward(options.dim(), options.hidden(), options.activation(), options.dropout()),
        new LayerNorm(options.dim()),
        new Dropout(options.dropout()),
        options.preNorm());
  }

  @Override
  protected String source() {
    return preNorm
        ? """
          def __call__(self, x: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
            y = self.attentionNorm(x)
            x = x + self.dropout(self.attention(y, y, mask, noise), noise)
            y = self.feedForwardNorm(x)
            return x + self.dropout(self.feedForward(y, noise), noise)
        """
        : """
          def __call__(self, x: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
            x = self.attentionNorm(x + self.dropout(self.attention(x, x, mask, noise), noise))
            return self.feedForwardNorm(x + self.dropout(self.feedForward(x, noise), noise))
        """;
  }
}
