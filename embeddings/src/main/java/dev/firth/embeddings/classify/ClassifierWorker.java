package dev.firth.embeddings.classify;

import dev.firth.embeddings.kernels.RowSteps;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Trains on one range of examples after another; belongs to one thread. */
final class ClassifierWorker {
  private final RowSteps steps;
  private final Examples examples;
  private final float[] inputs;
  private final int stride;
  private final LabelOutput output;
  private final LabelLoss loss;
  private double lossSum;

  ClassifierWorker(
      RowSteps steps,
      Examples examples,
      float[] inputs,
      int stride,
      LabelOutput output,
      LabelLoss loss) {
    this.steps = steps;
    this.examples = examples;
    this.inputs = inputs;
    this.stride = stride;
    this.output = output;
    this.loss = loss;
  }

  /** One example: its mean meets the output, and its rows take the gradient. */
  void train(int example, float learningRate, SplittableRandom random) {
    int from = examples.rowStart(example);
    int to = examples.rowEnd(example);
    float share = 1f / (to - from);
    steps.sumRows(inputs, stride, examples.rows(), from, to, output.hidden);
    scale(share, output.hidden);
    Arrays.fill(output.gradient, 0);
    lossSum +=
        loss.step(
            examples.labels(),
            examples.labelStart(example),
            examples.labelEnd(example),
            learningRate,
            random);
    scale(share, output.gradient);
    steps.addToRows(output.gradient, inputs, stride, examples.rows(), from, to);
  }

  private static void scale(float factor, float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  /** Takes the sum of the losses since it was last taken. */
  double takeLoss() {
    double sum = lossSum;
    lossSum = 0;
    return sum;
  }
}
