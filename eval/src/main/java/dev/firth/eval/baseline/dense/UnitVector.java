package dev.firth.eval.baseline.dense;

/** Vectors of length one, whose products are cosines. */
final class UnitVector {
  private UnitVector() {}

  /** The vector of length 1 in the same direction, or null if it has no direction. */
  static float[] of(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    if (!(length >= Float.MIN_NORMAL) || Double.isInfinite(length)) {
      return null;
    }
    var unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  /** The product, summed in double from the first value to the last. */
  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
