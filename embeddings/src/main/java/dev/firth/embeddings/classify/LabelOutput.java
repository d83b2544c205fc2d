package dev.firth.embeddings.classify;

import dev.firth.embeddings.kernels.RowSteps;

/**
 * The output matrix of a classifier while it is trained, and the mean vector of a text that meets
 * it: scores, and the two updates that an error asks for. Belongs to one thread, which shares the
 * matrix with others.
 */
final class LabelOutput {
  private final RowSteps steps;
  private final float[] weights;
  private final int stride;

  /** The mean of the text's input rows. */
  final float[] hidden;

  /** Learning rate times the negative gradient of the loss by {@link #hidden}, summed up. */
  final float[] gradient;

  LabelOutput(RowSteps steps, float[] weights, int stride) {
    this.steps = steps;
    this.weights = weights;
    this.stride = stride;
    this.hidden = new float[stride];
    this.gradient = new float[stride];
  }

  /** The dot product of a row with the text. */
  float score(int row) {
    return steps.dot(weights, row * stride, hidden);
  }

  /**
   * Moves a row and the text towards each other.
   *
   * @param alpha learning rate times the error, which is wanted minus given probability
   */
  void update(int row, float alpha) {
    steps.update(alpha, hidden, weights, row * stride, gradient);
  }

  /**
   * A step of a binary decision.
   *
   * @return its loss before the step, in nats
   */
  double decide(int row, boolean yes, float learningRate) {
    double score = score(row);
    double margin = yes ? score : -score;
    double error = 1 / (1 + Math.exp(margin));
    update(row, (float) (yes ? learningRate * error : -learningRate * error));
    // log(1 + exp(-margin)) without overflow.
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }
}
