package dev.firth.transformer.bert.heads;

import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.layers.Dropout;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.Pooler;
import dev.firth.transformer.bert.Pooling;

/**
 * The vector of a text as {@code Bert.pooled} gives it (texts, dim) to (texts, outputs); with the
 * pooler where the model has none.
 */
public final class ClassificationHead extends ScriptBlock {
  private final boolean pools;

  public ClassificationHead(BertOptions options, int outputs) {
    pools = options.pooling() != Pooling.IN_MODEL;
    if (pools) {
      layer("pooler", new Pooler(options));
    }
    layer("dropout", new Dropout(options.dropout()));
    layer("output", new Linear(options.dim(), outputs));
  }

  @Override
  protected String source() {
    return """
      def __call__(self, text: Tensor, noise: __torch__.Noise) -> Tensor:
        return self.output(self.dropout(%s, noise))
    """
        .formatted(pools ? "self.pooler(text, noise)" : "text");
  }
}
