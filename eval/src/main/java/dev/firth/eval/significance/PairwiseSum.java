package dev.firth.eval.significance;

/**
 * Sums by halves, in NumPy's order: blocks of up to 128 values through eight running sums. Its
 * error grows with the logarithm of the length, and a mean is the same bits as NumPy's, which
 * decides whether a resample ties with the real difference.
 */
final class PairwiseSum {
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  /** The mean; NaN of nothing. */
  static double mean(double[] values) {
    return sum(values, 0, values.length) / values.length;
  }

  static double sum(double[] values, int from, int to) {
    int count = to - from;
    if (count < 8) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += values[i];
      }
      return sum;
    }
    if (count <= BLOCK) {
      return block(values, from, to);
    }
    int half = count / 2;
    half -= half % 8;
    return sum(values, from, from + half) + sum(values, from + half, to);
  }

  private static double block(double[] values, int from, int to) {
    double[] r = new double[8];
    System.arraycopy(values, from, r, 0, 8);
    int whole = from + (to - from) / 8 * 8;
    for (int i = from + 8; i < whole; i += 8) {
      for (int j = 0; j < 8; j++) {
        r[j] += values[i + j];
      }
    }
    double sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    for (int i = whole; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
