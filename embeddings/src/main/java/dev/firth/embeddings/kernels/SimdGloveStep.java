package dev.firth.embeddings.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link GloveStep} on the Vector API. Sums are formed in an order that the code fixes ({@code
 * reduceLanes} would leave it to the compiler), so that interpreted and compiled code give the same
 * bits.
 */
final class SimdGloveStep implements GloveStep {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();

  private final int dim;
  private final int width;
  private final int stride;
  private final float eta;
  private final float clip;
  private final float[] sums = new float[LANES];

  SimdGloveStep(int dim, float eta, float clip) {
    this.dim = dim;
    this.width = (dim + LANES - 1) / LANES * LANES;
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
      float wordBias = words[word + dim];
      float contextBias = contexts[context + dim + 1];
      float wordSum = words[word + stride + dim];
      float contextSum = contexts[context + stride + dim + 1];
      dot(words, word, contexts, context, width, sums);
      float diff = sum(sums) + (wordBias + contextBias) - Float.intBitsToFloat(pairs[i + 1]);
      float error = Float.intBitsToFloat(pairs[i + 2]) * diff;
      loss += 0.5 * error * diff;
      update(words, word, contexts, context, width, stride, error, eta, clip);
      words[word + dim] = wordBias - error / (float) Math.sqrt(1 + wordSum);
      words[word + stride + dim] = wordSum + error * error;
      words[word + dim + 1] = 0;
      words[word + stride + dim + 1] = 0;
      contexts[context + dim + 1] = contextBias - error / (float) Math.sqrt(1 + contextSum);
      contexts[context + stride + dim + 1] = contextSum + error * error;
      contexts[context + dim] = 0;
      contexts[context + stride + dim] = 0;
    }
    return loss;
  }

  /** Leaves partial sums of a · b in {@code sums}. */
  private static void dot(float[] a, int aRow, float[] b, int bRow, int width, float[] sums) {
    var s0 = FloatVector.zero(F);
    var s1 = FloatVector.zero(F);
    var s2 = FloatVector.zero(F);
    var s3 = FloatVector.zero(F);
    int k = 0;
    for (; k <= width - 4 * LANES; k += 4 * LANES) {
      s0 = load(a, aRow + k).fma(load(b, bRow + k), s0);
      s1 = load(a, aRow + k + LANES).fma(load(b, bRow + k + LANES), s1);
      s2 = load(a, aRow + k + 2 * LANES).fma(load(b, bRow + k + 2 * LANES), s2);
      s3 = load(a, aRow + k + 3 * LANES).fma(load(b, bRow + k + 3 * LANES), s3);
    }
    for (; k < width; k += LANES) {
      s0 = load(a, aRow + k).fma(load(b, bRow + k), s0);
    }
    s0.add(s1).add(s2.add(s3)).intoArray(sums, 0);
  }

  private static float sum(float[] parts) {
    float sum = 0;
    for (int i = 0; i < LANES; i += 4) {
      sum += (parts[i] + parts[i + 1]) + (parts[i + 2] + parts[i + 3]);
    }
    return sum;
  }

  private static void update(
      float[] words,
      int word,
      float[] contexts,
      int context,
      int width,
      int stride,
      float error,
      float eta,
      float clip) {
    var one = FloatVector.broadcast(F, 1);
    for (int k = 0; k < width; k += LANES) {
      var w = load(words, word + k);
      var c = load(contexts, context + k);
      var wSum = load(words, word + stride + k);
      var cSum = load(contexts, context + stride + k);
      var wStep = c.mul(error).min(clip).max(-clip).mul(eta);
      var cStep = w.mul(error).min(clip).max(-clip).mul(eta);
      w.sub(wStep.div(wSum.add(one).sqrt())).intoArray(words, word + k);
      c.sub(cStep.div(cSum.add(one).sqrt())).intoArray(contexts, context + k);
      wStep.fma(wStep, wSum).intoArray(words, word + stride + k);
      cStep.fma(cStep, cSum).intoArray(contexts, context + stride + k);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(F, values, at);
  }
}
