package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Linear;

/**
 * Scaled dot-product attention of several heads (Vaswani et al. 2017, section 3.2).
 *
 * <p>Queries (batch, time, dim), keys and values projected from a memory (batch, length, dim). The
 * mask is added to the scores before the softmax, 0 where a query may look and minus infinity where
 * not, in any shape that spreads to (batch, heads, time, length).
 */
public final class MultiHeadAttention extends ScriptBlock {
  public MultiHeadAttention(int dim, int heads, double dropout) {
    if (dim % heads != 0) {
      throw new IllegalArgumentException("dim " + dim + " does not divide by " + heads + " heads");
    }
    layer("query", new Linear(dim, dim));
    layer("key", new Linear(dim, dim));
    layer("value", new Linear(dim, dim));
    layer("output", new Linear(dim, dim));
    layer("dropout", new Dropout(dropout));
    constant("heads", heads);
    constant("scale", 1 / Math.sqrt((double) dim / heads));
  }

  @Override
  protected String source() {
    return """
      def split(self, x: Tensor) -> Tensor:
        return x.view(x.size(0), x.size(1), self.heads, -1).transpose(1, 2)

      def keys_values(self, memory: Tensor) -> Tuple[Tensor, Tensor]:
        return (self.split(self.key(memory)), self.split(self.value(memory)))

      def attend(self, x: Tensor, keys: Tensor, values: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
        query = self.split(self.query(x)) * self.scale
        scores = torch.matmul(query, keys.transpose(2, 3)) + mask
        weights = self.dropout(torch.softmax(scores, -1), noise)
        heads = torch.matmul(weights, values).transpose(1, 2)
        return self.output(heads.reshape(x.size()))

      def __call__(self, x: Tensor, memory: Tensor, mask: Tensor, noise: __torch__.Noise) -> Tensor:
        keys, values = self.keys_values(memory)
        return self.attend(x, keys, values, mask, noise)
    """;
  }
}
