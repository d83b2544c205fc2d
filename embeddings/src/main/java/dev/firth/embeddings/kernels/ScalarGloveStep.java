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
      updateBias(words, word + dim, stride, error);
      updateBias(contexts, context + dim + 1, stride, error);
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
      int w = word + k;
      int c = context + k;
      float wordStep = eta * Math.clamp(error * contexts[c], -clip, clip);
      float contextStep = eta * Math.clamp(error * words[w], -clip, clip);
      words[w] -= wordStep / (float) Math.sqrt(1 + words[w + stride]);
      contexts[c] -= contextStep / (float) Math.sqrt(1 + contexts[c + stride]);
      words[w + stride] += wordStep * wordStep;
      contexts[c + stride] += contextStep * contextStep;
    }
  }

  static void updateBias(float[] rows, int at, int stride, float error) {
    rows[at] -= error / (float) Math.sqrt(1 + rows[at + stride]);
    rows[at + stride] += error * error;
  }
}
