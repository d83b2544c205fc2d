package dev.firth.transformer.bert.heads;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;
import dev.firth.seq2seq.layers.LayerNorm;
import dev.firth.seq2seq.layers.Linear;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;

/**
 * Vectors (questions, dim) to scores over the vocabulary: a projection, the activation and
 * normalisation, then the token embeddings as output weights, with a bias of their own.
 */
public final class MaskedLanguageHead extends ScriptBlock {
  private final BertOptions options;

  public MaskedLanguageHead(Bert bert) {
    options = bert.options();
    layer("dense", new Linear(options.dim(), options.tokenDim()));
    layer("norm", new LayerNorm(options.tokenDim(), options.epsilon()));
    layer("tokens", bert.embeddings().tokens());
    parameter("bias", Parameter.Type.BIAS, WeightInitializer.constant(0), options.vocabulary());
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor) -> Tensor:
        x = self.norm(%s)
        return torch.linear(x, self.tokens.weight, self.bias)
    """
        .formatted(options.activation().script("self.dense(x)"));
  }
}
