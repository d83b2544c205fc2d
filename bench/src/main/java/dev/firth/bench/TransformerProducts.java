package dev.firth.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The wall time of nothing but the matrix products of {@link TransformerStepCost}'s training step,
 * forward and backward, by the same engine, into arrays that lie ready: what a step can come to at
 * best. The arguments and the output are those of that class.
 */
public final class TransformerProducts {
  private static final int VOCABULARY = 8000;
  private static final int HEADS = 4;
  private static final int LAYERS = 2;

  private final NDManager manager;
  private final List<NDArray> left = new ArrayList<>();
  private final List<NDArray> right = new ArrayList<>();
  private final List<NDArray> results = new ArrayList<>();

  private TransformerProducts(NDManager manager) {
    this.manager = manager;
  }

  /** Products one after another, of matrices or of batches of them. */
  private static final class Products extends ScriptBlock {
    @Override
    protected String source() {
      return """
        def all(self, left: List[Tensor], right: List[Tensor], results: List[Tensor]) -> None:
          for i in range(len(left)):
            if left[i].dim() == 2:
              torch.mm(left[i], right[i], out=results[i])
            else:
              torch.bmm(left[i], right[i], out=results[i])
      """;
    }
  }

  public static void main(String[] args) {
    int dim = Integer.parseInt(args[0]);
    int rows = Integer.parseInt(args[1]);
    int length = Integer.parseInt(args[2]);
    Torch.setThreads(Integer.parseInt(args[3]));
    try (NDManager manager = Torch.manager().newSubManager();
        var program = new ScriptModule(new Products())) {
      var products = new TransformerProducts(manager);
      products.addModel(dim, rows, length);
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[5]); i++) {
        millis.add(products.run(program));
      }
      System.out.println(
          millis.stream()
              .map(ms -> String.format(Locale.ROOT, "%.3f", ms))
              .collect(Collectors.joining(" ")));
    }
  }

  private double run(ScriptModule program) {
    NDArray[] a = left.toArray(NDArray[]::new);
    NDArray[] b = right.toArray(NDArray[]::new);
    NDArray[] c = results.toArray(NDArray[]::new);
    long start = System.nanoTime();
    program.call("all", a, b, c).close();
    return (System.nanoTime() - start) / 1e6;
  }

  private void addModel(int dim, int rows, int length) {
    int tokens = rows * length;
    for (int layer = 0; layer < LAYERS; layer++) {
      addAttention(dim, rows, length, 1); // the encoder's
      addAttention(dim, rows, length, 2); // the decoder's two
      for (int side = 0; side < 2; side++) {
        addLinear(tokens, dim, 4 * dim);
        addLinear(tokens, 4 * dim, dim);
      }
    }
    addLinear(tokens, dim, VOCABULARY);
  }

  private void addAttention(int dim, int rows, int length, int count) {
    for (int i = 0; i < count; i++) {
      for (int projection = 0; projection < 4; projection++) {
        addLinear(rows * length, dim, dim);
      }
      int size = dim / HEADS;
      int heads = rows * HEADS;
      addBatch(heads, length, size, length); // scores
      addBatch(heads, length, length, size); // means of values
    }
  }

  /** y = x W' and the gradients of x and W. */
  private void addLinear(int tokens, int inputs, int outputs) {
    NDArray x = array(tokens, inputs);
    NDArray weight = array(outputs, inputs);
    NDArray y = array(tokens, outputs);
    add(x, weight.transpose(), y);
    add(y, weight, array(tokens, inputs));
    add(y.transpose(), x, array(outputs, inputs));
  }

  /** c = a b and the gradients of both, as often as there are heads. */
  private void addBatch(int heads, int m, int k, int n) {
    NDArray a = array(heads, m, k);
    NDArray b = array(heads, k, n);
    NDArray c = array(heads, m, n);
    add(a, b, c);
    add(c, b.transpose(0, 2, 1), array(heads, m, k));
    add(a.transpose(0, 2, 1), c, array(heads, k, n));
  }

  private NDArray array(long... shape) {
    return manager.randomUniform(-1, 1, new Shape(shape), DataType.FLOAT32);
  }

  private void add(NDArray a, NDArray b, NDArray result) {
    left.add(a);
    right.add(b);
    results.add(result);
  }
}
