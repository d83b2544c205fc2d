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
  /** The engine has oneDNN for these processors; elsewhere its operation may be missing. */
  private static final boolean ONE_DNN =
      System.getProperty("os.arch").equals("amd64")
          && !System.getProperty("os.name").startsWith("Mac");

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
    """
            .formatted(scaled ? " * self.scale" : "")
        + (ONE_DNN
            ? """
              # the usual product copies all weights first, which few rows do not repay
              def scores(self, x: Tensor) -> Tensor:
                if torch.is_grad_enabled():
                  return torch.linear(x, self.weight)
                return ops.mkldnn._linear_pointwise(x, self.weight, None, "none", annotate(List[Optional[number]], []), "")
            """
            : """
              def scores(self, x: Tensor) -> Tensor:
                return torch.linear(x, self.weight)
            """);
  }
}
