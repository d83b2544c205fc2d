package dev.firth.seq2seq.layers;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;

/** Mean 0 and variance 1 over the last axis, then gain and bias (Ba et al. 2016). */
public final class LayerNorm extends ScriptBlock {
  public LayerNorm(int dim, double epsilon) {
    parameter("weight", Parameter.Type.GAMMA, WeightInitializer.constant(1), dim);
    parameter("bias", Parameter.Type.BETA, WeightInitializer.constant(0), dim);
    constant("dim", dim);
    constant("epsilon", epsilon);
  }

  /** With 1e-5, PyTorch's default. */
  public LayerNorm(int dim) {
    this(dim, 1e-5);
  }

  @Override
  protected String source() {
    return """
      def __call__(self, x: Tensor) -> Tensor:
        return torch.layer_norm(x, [self.dim], self.weight, self.bias, self.epsilon)
    """;
  }
}
