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

  /** Where the first term that the series leaves out is a tenth of a float's last place. */
  private static final float LARGEST_SMALL_STEP = 0.125f;

  private final int dim;
  private final int width;
  private final int stride;
  private final float eta;
  private final float clip;

  /**
   * Below this square of a gradient nothing is cut and the series of {@link #smallUpdate} holds.
   */
  private final float smallSquare;

  /** Parts of the dot product, then parts of the squares of both rows. */
  private final float[] sums = new float[2 * LANES];

  SimdGloveStep(int dim, float eta, float clip) {
    this.dim = dim;
    this.width = (dim + LANES - 1) / LANES * LANES;
    this.stride = GloveStep.stride(dim);
    this.eta = eta;
    this.clip = clip;
    float largest = Math.min(clip, LARGEST_SMALL_STEP / eta);
    this.smallSquare = largest * largest;
  }

  @Override
  public double train(float[] words, float[] contexts, int[] pairs, int count) {
    double loss = 0;
    for (int i = 0; i < count * PAIR_INTS; i += PAIR_INTS) {
      int word = (pairs[i] >>> 16) * 2 * stride;
      int context = (pairs[i] & 0xffff) * 2 * stride;
      dotAndSquares(words, word, contexts, context, width, sums);
      float diff =
          sum(0)
              + (words[word + dim] + contexts[context + dim + 1])
              - Float.intBitsToFloat(pairs[i + 1]);
      float error = Float.intBitsToFloat(pairs[i + 2]) * diff;
      loss += 0.5 * error * diff;
      // No component of a gradient is larger than this; NaN takes the exact way too.
      if (error * error * sum(LANES) < smallSquare) {
        smallUpdate(words, word, contexts, context, width, stride, error * eta);
      } else {
        update(words, word, contexts, context, width, stride, error, eta, clip);
      }
      ScalarGloveStep.step(words, word + dim, stride, error);
      ScalarGloveStep.step(contexts, context + dim + 1, stride, error);
      // Whole vectors were updated: what came from the other row's bias is taken back.
      words[word + dim + 1] = 0;
      contexts[context + dim] = 0;
    }
    return loss;
  }

  /** Leaves partial sums of a · b, and behind them of a · a + b · b, in {@code sums}. */
  private static void dotAndSquares(
      float[] a, int aRow, float[] b, int bRow, int width, float[] sums) {
    var dot0 = FloatVector.zero(F);
    var dot1 = FloatVector.zero(F);
    var squares0 = FloatVector.zero(F);
    var squares1 = FloatVector.zero(F);
    int k = 0;
    for (; k <= width - 2 * LANES; k += 2 * LANES) {
      var a0 = load(a, aRow + k);
      var b0 = load(b, bRow + k);
      var a1 = load(a, aRow + k + LANES);
      var b1 = load(b, bRow + k + LANES);
      dot0 = a0.fma(b0, dot0);
      dot1 = a1.fma(b1, dot1);
      squares0 = b0.fma(b0, a0.fma(a0, squares0));
      squares1 = b1.fma(b1, a1.fma(a1, squares1));
    }
    if (k < width) {
      var a0 = load(a, aRow + k);
      var b0 = load(b, bRow + k);
      dot0 = a0.fma(b0, dot0);
      squares0 = b0.fma(b0, a0.fma(a0, squares0));
    }
    dot0.add(dot1).intoArray(sums, 0);
    squares0.add(squares1).intoArray(sums, LANES);
  }

  /** The sum of a vector of {@link #sums}, in an order that does not depend on the compiler. */
  private float sum(int from) {
    float sum = 0;
    for (int i = from; i < from + LANES; i += 4) {
      sum += (sums[i] + sums[i + 1]) + (sums[i + 2] + sums[i + 3]);
    }
    return sum;
  }

  /**
   * Steps that are neither cut nor large: 1 / √(1 + s) is taken as 1 - s/2 + 3s²/8 - 5s³/16, for
   * roots and divisions are what the processor would be busy with.
   */
  private static void smallUpdate(
      float[] words,
      int word,
      float[] contexts,
      int context,
      int width,
      int stride,
      float scaledError) {
    var third = FloatVector.broadcast(F, -0.3125f);
    var second = FloatVector.broadcast(F, 0.375f);
    var first = FloatVector.broadcast(F, -0.5f);
    for (int k = 0; k < width; k += LANES) {
      var w = load(words, word + k);
      var c = load(contexts, context + k);
      var wRate = load(words, word + stride + k);
      var cRate = load(contexts, context + stride + k);
      var wStep = c.mul(scaledError).mul(wRate);
      var cStep = w.mul(scaledError).mul(cRate);
      var wSquare = wStep.mul(wStep);
      var cSquare = cStep.mul(cStep);
      w.sub(wStep).intoArray(words, word + k);
      c.sub(cStep).intoArray(contexts, context + k);
      var wSeries = wSquare.fma(wSquare.fma(third, second), first);
      var cSeries = cSquare.fma(cSquare.fma(third, second), first);
      wSquare.mul(wSeries).fma(wRate, wRate).intoArray(words, word + stride + k);
      cSquare.mul(cSeries).fma(cRate, cRate).intoArray(contexts, context + stride + k);
    }
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
    for (int k = 0; k < width; k += LANES) {
      var w = load(words, word + k);
      var c = load(contexts, context + k);
      var wRate = load(words, word + stride + k);
      var cRate = load(contexts, context + stride + k);
      var wStep = c.mul(error).min(clip).max(-clip).mul(eta).mul(wRate);
      var cStep = w.mul(error).min(clip).max(-clip).mul(eta).mul(cRate);
      w.sub(wStep).intoArray(words, word + k);
      c.sub(cStep).intoArray(contexts, context + k);
      wRate.div(wStep.mul(wStep).add(1).sqrt()).intoArray(words, word + stride + k);
      cRate.div(cStep.mul(cStep).add(1).sqrt()).intoArray(contexts, context + stride + k);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(F, values, at);
  }
}
