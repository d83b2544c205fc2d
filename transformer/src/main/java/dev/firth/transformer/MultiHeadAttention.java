package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Linear;

/**
 * Scaled dot-product attention of several heads (Vaswani et al. 2017, section 3.2).
 *
 * <p>Queries (batch, time, dim), keys and values projected from a memory (batch, length, dim). The
 * mask is added to the scores before the softmax, 0 where a query may look and minus infinity where
 * not, in any shape that spreads to (batch, heads, time, length). {@code first} is the place of the
 * first row of what is projected, which only rotary positions ask for.
 *
 * <p>{@code step} lets positions behind those that are kept look at them and at each other.
 */
public final class MultiHeadAttention extends ScriptBlock {
  private final boolean rotary;

  /**
   * @param rotary whether queries and keys are turned by their places: {@link RotaryPositions}
   */
  public MultiHeadAttention(int dim, int heads, double dropout, boolean rotary) {
    if (dim % heads != 0) {
      throw new IllegalArgumentException("dim " + dim + " does not divide by " + heads + " heads");
    }
    this.rotary = rotary;
    layer("query", new Linear(dim, dim));
    layer("key", new Linear(dim, dim));
    layer("value", new Linear(dim, dim));
    layer("output", new Linear(dim, dim));
    layer("dropout", new Dropout(dropout));
    if (rotary) {
      layer("rotation", new RotaryPositions(dim / heads));
    }
    constant("heads", heads);
    constant("scale", 1 / Math.sqrt((double) dim / heads));
  }

  /** To a memory whose places it does not know. */
  public MultiHeadAttention(int dim, int heads, double dropout) {
    this(dim, heads, dropout, false);
  }

  /** Self-attention of a transformer's layers. */
  static MultiHeadAttention toSelf(TransformerOptions options) {
    return new MultiHeadAttention(
        options.dim(),
        options.heads(),
        options.attentionDropout(),
        options.positions() == Positions.ROTARY);
  }

  /** Attention of a transformer's decoder to the source. */
  static MultiHeadAttention toSource(TransformerOptions options) {
    return new MultiHeadAttention(options.dim(), options.heads(), options.attentionDropout());
  }

  @Override
  protected String source() {
    return """
      def split(self, x: Tensor) -> Tensor:
        return x.view(x.size(0), x.size(1), self.heads, -1).transpose(1, 2)

      def placed(self, x: Tensor, first: int) -> Tensor:
        return %s

      def keys_values(self, memory: Tensor, first: int) -> Tuple[Tensor, Tensor]:
        return (self.placed(self.split(self.key(memory)), first), self.split(self.value(memory)))

      def weights(self, x: Tensor, first: int, keys: Tensor, mask: Tensor) -> Tensor:
        query = self.placed(self.split(self.query(x)), first) * self.scale
        return torch.softmax(torch.matmul(query, keys.transpose(2, 3)) + mask, -1)

      def mix(self, weights: Tensor, values: Tensor, noise: __torch__.Noise) -> Tensor:
        heads = torch.matmul(self.dropout(weights, noise), values).transpose(1, 2)
        return self.output(heads.reshape(heads.size(0), heads.size(1), -1))

      def __call__(self, x: Tensor, memory: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
        keys, values = self.keys_values(memory, 0)
        return self.mix(self.weights(x, 0, keys, mask), values, noise)

      def step(self, x: Tensor, past: Tuple[Tensor, Tensor], mask: Tensor, noise: __torch__.Noise) -> Tuple[Tensor, Tuple[Tensor, Tensor]]:
        first = past[0].size(2)
        keys, values = self.keys_values(x, first)
        keys = torch.cat([past[0], keys], 2)
        values = torch.cat([past[1], values], 2)
        return (self.mix(self.weights(x, first, keys, mask), values, noise), (keys, values))
    """
        .formatted(rotary ? "self.rotation(x, first)" : "x");
  }
}
