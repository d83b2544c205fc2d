package dev.firth.embeddings.classify;

import dev.firth.embeddings.kernels.Kernels;

/**
 * The output matrix of a classifier while it is trained, and the mean vector of a text that meets
 * it: scores, and the two updates that an error asks for. Belongs to one thread, which shares the
 * matrix with others.
 */
final class OutputLayer {
  private final Kernels kernels;
  private final float[] weights;
  private final int stride;
  private final int dim;

  /** The mean of the text's input rows. */
  final float[] hidden;

  /** Learning rate times the negative gradient of the loss by {@link #hidden}, summed up. */
  final float[] gradient;

  OutputLayer(Kernels kernels, float[] weights, int stride, int dim) {
    this.kernels = kernels;
    this.weights = weights;
    this.stride = stride;
    this.dim = dim;
    this.hidden = new float[stride];
    this.gradient = new float[stride];
  }

  /** The dot product of a row with the text. */
  float score(int row) {
    return kernels.dotInOrder(weights, row * stride, hidden, 0, dim);
  }

  /**
   * Moves a row and the text towards each other.
   *
   * @param alpha learning rate times the error, which is wanted minus given probability
   */
  void update(int row, float alpha) {
    kernels.updateOutput(alpha, hidden, weights, row * stride, gradient, dim);
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
