package dev.firth.seq2seq.layers;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;

/**
 * A row of weights for each id: (batch, time) whole numbers to (batch, time, dim). The same weights
 * can score the ids, as the output layer of a model with tied weights (Press and Wolf 2017): {@code
 * embedding.scores(x)}.
 */
public final class Embedding extends ScriptBlock {
  private final boolean scaled;

  /**
   * @param scale what rows are multiplied with; the transformer takes the square root of dim
   *     (Vaswani et al. 2017)
   */
  public Embedding(int vocabulary, int dim, double scale) {
    scaled = scale != 1;
    parameter(
        "weight",
        Parameter.Type.WEIGHT,
        WeightInitializer.normal(1 / Math.sqrt(dim)),
        vocabulary,
        dim);
    constant("scale", scale);
  }

  @Override
  protected String source() {
    return """
      def __call__(self, ids: Tensor) -> Tensor:
        return torch.embedding(self.weight, ids)%s
      def scores(self, x: Tensor) -> Tensor:
        return torch.linear(x, self.weight)
    """
        .formatted(scaled ? " * self.scale" : "");
  }
}
