package dev.firth.spark.ml;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** Firth's vectors in Spark's form. */
final class DenseVectors {
  private DenseVectors() {}

  static Vector of(float[] values) {
    var doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return Vectors.dense(doubles);
  }
}
