package dev.firth.embeddings.kernels;

/**
 * {@link GloveStep} in plain loops: the definition that {@link SimdGloveStep} is tested against.
 */
final class ScalarGloveStep implements GloveStep {
  private final int dim;
  private final int stride;
  private final float eta;
  private final float clip;

  ScalarGloveStep(int dim, float eta, float clip) {
    this.dim = dim;
    this.stride = GloveStep.stride(dim);
    this.eta = eta;
    this.clip = clip;
  }

  @Override
  public double train(float[] words, float[] contexts, int[] pairs, int count) {
    double loss = 0;
    for (int i = 0; i < count * PAIR_INTS; i += PAIR_INTS) {
      int word = (pairs[i] >>> 16) * 2 * stride;
      int context = (pairs[i] & 0xffff) * 2 * stride;
      float diff =
          dot(words, word, contexts, context)
              + (words[word + dim] + contexts[context + dim + 1])
              - Float.intBitsToFloat(pairs[i + 1]);
      float error = Float.intBitsToFloat(pairs[i + 2]) * diff;
      loss += 0.5 * error * diff;
      update(words, word, contexts, context, error);
      step(words, word + dim, stride, error);
      step(contexts, context + dim + 1, stride, error);
    }
    return loss;
  }

  private float dot(float[] a, int aRow, float[] b, int bRow) {
    float sum = 0;
    for (int k = 0; k < dim; k++) {
      sum += a[aRow + k] * b[bRow + k];
    }
    return sum;
  }

  private void update(float[] words, int word, float[] contexts, int context, float error) {
    for (int k = 0; k < dim; k++) {
      float w = words[word + k];
      step(words, word + k, stride, eta * Math.clamp(error * contexts[context + k], -clip, clip));
      step(contexts, context + k, stride, eta * Math.clamp(error * w, -clip, clip));
    }
  }

  /** A step of AdaGrad on one parameter. */
  static void step(float[] rows, int at, int stride, float gradient) {
    float step = gradient * rows[at + stride];
    rows[at] -= step;
    rows[at + stride] /= (float) Math.sqrt(1 + step * step);
  }
}
