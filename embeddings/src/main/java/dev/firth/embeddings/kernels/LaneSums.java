package dev.firth.embeddings.kernels;

/**
 * Adds up the lanes of vectors in an order that interpreted and compiled code share, which {@code
 * reduceLanes} does not promise.
 */
final class LaneSums {
  private LaneSums() {}

  /**
   * Adds up vectors that lie one after the other, upper half to lower half, and again: {@code
   * out[at + v]} becomes the sum of vector {@code first + v}. The vectors are used up.
   */
  static void add(float[] vectors, int first, int count, int lanes, float[] out, int at) {
    for (int v = 0; v < count; v++) {
      int from = (first + v) * lanes;
      for (int half = lanes / 2; half > 0; half /= 2) {
        for (int i = from; i < from + half; i++) {
          vectors[i] += vectors[i + half];
        }
      }
      out[at + v] = vectors[from];
    }
  }
}
