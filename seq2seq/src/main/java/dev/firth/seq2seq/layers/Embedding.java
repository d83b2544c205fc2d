package dev.firth.seq2seq.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

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
  private final Parameter weight;
  private final int dim;

  /**
   * @param scale what rows are multiplied with; the transformer takes the square root of dim
   *     (Vaswani et al. 2017)
   */
  public Embedding(int vocabulary, int dim, double scale) {
    scaled = scale != 1;
    this.dim = dim;
    weight =
        parameter(
            "weight",
            Parameter.Type.WEIGHT,
            WeightInitializer.normal(1 / Math.sqrt(dim)),
            vocabulary,
            dim);
    constant("scale", scale);
  }

  /**
   * Gives rows other numbers, such as vectors learned by simpler models, in the size that all rows
   * have now: found rows are scaled together.
   *
   * @param rows of an id, as long as this layer's; null leaves the row as it is
   * @return how many rows were replaced
   * @throws IllegalStateException if the weights are not initialized
   */
  public int replaceRows(IntFunction<float[]> rows) {
    NDArray array = weight.getArray();
    float[] all = array.toFloatArray();
    Map<Integer, float[]> found = new TreeMap<>();
    for (int id = 0; id < all.length / dim; id++) {
      float[] row = rows.apply(id);
      if (row != null) {
        found.put(id, row);
      }
    }
    double scale = meanSquare(List.of(all)) / meanSquare(found.values());
    found.forEach(
        (id, row) -> {
          for (int i = 0; i < dim; i++) {
            all[id * dim + i] = (float) (row[i] * Math.sqrt(scale));
          }
        });
    array.set(all);
    return found.size();
  }

  private static double meanSquare(Collection<float[]> rows) {
    double sum = 0;
    long count = 0;
    for (float[] row : rows) {
      for (float number : row) {
        sum += (double) number * number;
      }
      count += row.length;
    }
    return sum / count;
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
