package dev.firth.eval;

import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * Correlation of two equally long samples. Both coefficients are in [-1, 1], and NaN where they are
 * not defined: fewer than two values, a constant sample, or a value that is not a number. The sums
 * run in the order of the values, in double precision, so that the same input gives the same bits.
 */
public final class Correlation {
  private Correlation() {}

  /**
   * Pearson's product-moment correlation.
   *
   * @throws IllegalArgumentException if the samples differ in length
   */
  public static double pearson(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "samples of " + x.length + " and " + y.length + " values cannot be correlated");
    }
    if (x.length < 2 || isConstant(x) || isConstant(y)) {
      return Double.NaN;
    }
    double[] dx = centredToUnit(x);
    double[] dy = centredToUnit(y);
    return Math.clamp(dot(dx, dy), -1.0, 1.0);
  }

  /**
   * Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean
   * of their ranks.
   *
   * @throws IllegalArgumentException if the samples differ in length
   */
  public static double spearman(double[] x, double[] y) {
    if (hasNaN(x) || hasNaN(y)) {
      return Double.NaN;
    }
    return pearson(ranks(x), ranks(y));
  }

  /** The ranks of the values, from 1; equal values share the mean of the ranks they take up. */
  public static double[] ranks(double[] values) {
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    IntArrays.stableSort(order, (a, b) -> Double.compare(values[a], values[b]));
    double[] ranks = new double[values.length];
    int start = 0;
    while (start < order.length) {
      int end = start + 1;
      // == and not compare: 0.0 and -0.0 are one value, and compare puts them side by side.
      while (end < order.length && values[order[end]] == values[order[start]]) {
        end++;
      }
      double shared = (start + 1 + end) / 2.0;
      for (int i = start; i < end; i++) {
        ranks[order[i]] = shared;
      }
      start = end;
    }
    return ranks;
  }

  /** The values minus their mean, scaled to a vector of length one. */
  private static double[] centredToUnit(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double[] centred = new double[values.length];
    double greatest = 0;
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
      greatest = Math.max(greatest, Math.abs(centred[i]));
    }
    // In two steps, so that the squares of very small or great samples stay within range.
    divide(centred, greatest);
    divide(centred, Math.sqrt(dot(centred, centred)));
    return centred;
  }

  private static void divide(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= by;
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** A constant is asked for itself: its centred values may be rounding noise instead of zeros. */
  private static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasNaN(double[] values) {
    for (double value : values) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
