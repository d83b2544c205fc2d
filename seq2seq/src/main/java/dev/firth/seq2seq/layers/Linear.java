package dev.firth.seq2seq.layers;

import ai.djl.nn.Parameter;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.engine.WeightInitializer;

/** y = x W' + b on the last axis: (..., inputs) to (..., outputs). */
public final class Linear extends ScriptBlock {
  private final boolean bias;

  public Linear(int inputs, int outputs, boolean bias, WeightInitializer initializer) {
    this.bias = bias;
    parameter("weight", Parameter.Type.WEIGHT, initializer, outputs, inputs);
    if (bias) {
      parameter("bias", Parameter.Type.BIAS, WeightInitializer.constant(0), outputs);
    }
  }

  /** With bias, its weights by Glorot and Bengio's uniform rule. */
  public Linear(int inputs, int outputs) {
    this(inputs, outputs, true, WeightInitializer.xavierUniform(1));
  }

  @Override
  protected String source() {
    return bias
        ? """
          def __call__(self, x: Tensor) -> Tensor:
            return torch.linear(x, self.weight, self.bias)
        """
        : """
          def __call__(self, x: Tensor) -> Tensor:
            return torch.linear(x, self.weight)
        """;
  }
}
