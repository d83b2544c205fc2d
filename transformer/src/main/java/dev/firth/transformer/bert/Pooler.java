package dev.firth.transformer.bert;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Linear;

/** One vector for a text (batch, dim) from that of its first token. */
public final class Pooler extends ScriptBlock {
  private final Pooling pooling;

  public Pooler(BertOptions options) {
    pooling = options.pooling();
    layer("dense", new Linear(options.dim(), options.dim()));
    layer("dropout", new Dropout(options.dropout()));
  }

  @Override
  protected String source() {
    String input = pooling.dropsInput() ? "self.dropout(first, noise)" : "first";
    return """
      def __call__(self, first: Tensor, noise: __torch__.Noise) -> Tensor:
        return %s
    """
        .formatted(pooling.script("self.dense(" + input + ")"));
  }
}
