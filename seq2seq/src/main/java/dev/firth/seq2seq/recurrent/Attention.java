package dev.firth.seq2seq.recurrent;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.Linear;

/**
 * What a decoder's state (rows, hidden) finds in the source's places (rows, length, memory): their
 * mean, weighted by the softmax of {@link AttentionKind}'s scores. {@code keys} is computed once a
 * sentence.
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
            ? "self.energy(torch.tanh(self.query(state).unsqueeze(1) + keys)).squeeze(2)"
            : "torch.bmm(keys, state.unsqueeze(2)).squeeze(2)";
    return """
      def keys(self, memory: Tensor) -> Tensor:
        return %s

      def weights(self, state: Tensor, keys: Tensor, mask: Tensor) -> Tensor:
        return torch.softmax(%s + mask, 1)

      def mix(self, weights: Tensor, memory: Tensor) -> Tensor:
        return torch.bmm(weights.unsqueeze(1), memory).squeeze(1)

      def __call__(self, state: Tensor, keys: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        return self.mix(self.weights(state, keys, mask), memory)
    """
        .formatted(keys, scores);
  }
}
