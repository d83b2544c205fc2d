package dev.firth.embeddings.classify;

import dev.firth.embeddings.kernels.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Trains on one range of examples after another; belongs to one thread. */
final class ClassifierWorker {
  private final Kernels kernels;
  private final Examples examples;
  private final float[] inputs;
  private final int stride;
  private final int dim;
  private final OutputLayer output;
  private final LabelLoss loss;
  private double lossSum;

  ClassifierWorker(
      Kernels kernels,
      Examples examples,
      float[] inputs,
      int stride,
      int dim,
      OutputLayer output,
      LabelLoss loss) {
    this.kernels = kernels;
    this.examples = examples;
    this.inputs = inputs;
    this.stride = stride;
    this.dim = dim;
    this.output = output;
    this.loss = loss;
  }

  /** One example: its mean meets the output, and its rows take the gradient. */
  void train(int example, float learningRate, SplittableRandom random) {
    int from = examples.rowStart(example);
    int to = examples.rowEnd(example);
    float share = 1f / (to - from);
    kernels.sumRows(inputs, stride, examples.rows(), from, to, output.hidden, dim);
    kernels.scale(share, output.hidden, 0, dim);
    Arrays.fill(output.gradient, 0);
    lossSum +=
        loss.step(
            examples.labels(),
            examples.labelStart(example),
            examples.labelEnd(example),
            learningRate,
            random);
    kernels.scale(share, output.gradient, 0, dim);
    kernels.addToRows(output.gradient, inputs, stride, examples.rows(), from, to, dim);
  }

  /** Takes the sum of the losses since it was last taken. */
  double takeLoss() {
    double sum = lossSum;
    lossSum = 0;
    return sum;
  }
}
