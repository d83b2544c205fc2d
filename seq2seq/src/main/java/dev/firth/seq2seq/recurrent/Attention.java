package dev.firth.seq2seq.recurrent;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Linear;

/**
 * What a decoder's states (rows, hidden) find in the sources' places (sources, length, memory):
 * their means, weighted by the softmax of {@link AttentionKind}'s scores. Rows that follow each
 * other, equally many, look at the same source. {@code keys} is computed once a sentence.
 */
public final class Attention extends ScriptBlock {
  private final AttentionKind kind;

  public Attention(AttentionKind kind, int hidden, int memory) {
    this.kind = kind;
    if (kind == AttentionKind.DOT && hidden != memory) {
      throw new IllegalArgumentException("dot attention between " + hidden + " and " + memory);
    }
    if (kind != AttentionKind.DOT) {
      layer("key", projection(memory, hidden));
    }
    if (kind == AttentionKind.ADDITIVE) {
      layer("query", projection(hidden, hidden));
      layer("energy", projection(hidden, 1));
    }
  }

  private static Linear projection(int inputs, int outputs) {
    return new Linear(inputs, outputs, false, WeightInitializer.xavierUniform(1));
  }

  @Override
  protected String source() {
    String keys = kind == AttentionKind.DOT ? "memory" : "self.key(memory)";
    String scores =
        kind == AttentionKind.ADDITIVE
            ? "self.energy(torch.tanh(self.query(state).unsqueeze(2) +"
                + " keys.unsqueeze(1))).squeeze(3)"
            : "torch.bmm(state, keys.transpose(1, 2))";
    return """
      def keys(self, memory: Tensor) -> Tensor:
        return %s

      def weights(self, state: Tensor, keys: Tensor, mask: Tensor) -> Tensor:
        rows = state.size(0)
        state = state.view(keys.size(0), -1, state.size(1))
        return torch.softmax(%s + mask.unsqueeze(1), 2).view(rows, -1)

      def mix(self, weights: Tensor, memory: Tensor) -> Tensor:
        shared = weights.view(memory.size(0), -1, weights.size(1))
        return torch.bmm(shared, memory).view(weights.size(0), -1)

      def __call__(self, state: Tensor, keys: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        return self.mix(self.weights(state, keys, mask), memory)
    """
        .formatted(keys, scores);
  }
}
