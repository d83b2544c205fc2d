package dev.firth.transformer;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Linear;

/**
 * Two projections with an activation between them, at each position by itself (Vaswani et al. 2017,
 * section 3.3), or three where the activation has a gate (Shazeer 2020).
 */
public final class FeedForward extends ScriptBlock {
  private final Activation activation;

  public FeedForward(int dim, int hidden, Activation activation, double dropout) {
    this.activation = activation;
    layer("inner", new Linear(dim, hidden));
    if (activation.gated()) {
      layer("gate", new Linear(dim, hidden));
    }
    layer("outer", new Linear(hidden, dim));
    layer("dropout", new Dropout(dropout));
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor, noise: __torch__.Noise) -> Tensor:
        return self.outer(self.dropout(%s, noise))
    """
        .formatted(activation.script("self.inner(x)"));
  }
}
