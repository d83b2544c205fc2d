package dev.firth.embeddings.kernels;

/**
 * Stochastic-gradient steps of GloVe (Pennington et al. 2014) with AdaGrad, one pair of word and
 * context word after the other, as GloVe's C program ({@code glove.c}) takes them:
 *
 * <pre>
 *   diff = word · context + wordBias + contextBias - log x
 *   loss = ½ f diff²                                 (f is the weight of the pair)
 *   step = η clip(f diff other[k]) rate[k]           (other: the row on the other side, as it was)
 *   w[k] = w[k] - step,  rate[k] = rate[k] / √(1 + step²)
 *   bias: the same with step = f diff rate           (neither η nor clip, as in glove.c)
 * </pre>
 *
 * where {@code clip} cuts at plus and minus {@code clip}. glove.c keeps the sum of the squares of
 * {@code η clip(…)}, from 1 on, and divides by its root at each step; {@code rate} is one over that
 * root, which the last line keeps up to date: {@code 1 / √(1 / rate² + t²) = rate / √(1 + (t
 * rate)²)}. Steps are small, so that a short series can take the place of root and division.
 *
 * <p>A row takes {@code 2 * stride(dim)} floats, row r begins at {@code r * 2 * stride(dim)}: its
 * values and, from {@code stride(dim)}, their rates, which begin with 1. The bias of a word lies at
 * {@code dim}, that of a context at {@code dim + 1}; the other of the two and all further values
 * are and stay zero, and their rates mean nothing. An instance holds scratch memory and belongs to
 * one thread.
 */
public interface GloveStep {
  /** Ints of a pair: rows, bits of log x, bits of the weight. */
  int PAIR_INTS = 3;

  /** Rows that a pair can name on either side. */
  int MAX_ROWS = 1 << 16;

  /** Floats of a row's values: {@code dim}, two for the bias, rounded up to 16. */
  static int stride(int dim) {
    return (dim + 2 + 15) & -16;
  }

  /** The first int of a pair: both rows, below {@link #MAX_ROWS}. */
  static int rows(int word, int context) {
    return word << 16 | context;
  }

  /**
   * Takes the steps of {@code count} pairs in order.
   *
   * @param words rows of words
   * @param contexts rows of context words, another array
   * @param pairs for each pair {@link #rows}, {@link Float#floatToRawIntBits} of log x and of the
   *     weight
   * @return the sum of the losses, each taken before its own step
   */
  double train(float[] words, float[] contexts, int[] pairs, int count);
}
