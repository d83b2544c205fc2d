package dev.firth.embeddings;

import java.util.List;

/**
 * A query made ready to meet rows: the directions whose cosines it needs, and how they become a
 * score.
 */
final class Target {

  private final double[][] directions;
  private final int positives;
  private final Query query;
  private final int[] excluded;
  private final int limit;

  /**
   * @param directions unit vectors: one for 3CosAdd; for 3CosMul first the positive words'
   * @param excluded rows that are no answer
   * @param limit rows that are asked, from the first
   */
  Target(double[][] directions, int positives, Query query, int[] excluded, int limit) {
    this.directions = directions;
    this.positives = positives;
    this.query = query;
    this.excluded = excluded;
    this.limit = limit;
  }

  int directions() {
    return directions.length;
  }

  int limit() {
    return limit;
  }

  int topN() {
    return Math.min(query.topN(), limit);
  }

  /** Copies the directions as float32, each followed by zeros up to the stride. */
  void copyTo(float[] matrix, int from, int stride) {
    for (int d = 0; d < directions.length; d++) {
      for (int i = 0; i < directions[d].length; i++) {
        matrix[from + d * stride + i] = (float) directions[d][i];
      }
    }
  }

  boolean excludes(int row) {
    for (int id : excluded) {
      if (id == row) {
        return true;
      }
    }
    return false;
  }

  /**
   * Offers rows to the best answers.
   *
   * @param dots their dot products with direction d, from {@code at + d * stride}
   */
  void offer(float[] dots, int at, int stride, RowNorms norms, int firstRow, int count, TopN best) {
    for (int r = 0; r < count && firstRow + r < limit; r++) {
      float inverse = norms.inverseOf(firstRow + r);
      float score =
          query.method() == Query.Method.COS_ADD
              ? dots[at + r] * inverse
              : quotient(dots, at + r, stride, inverse);
      if (best.takes(score) && !excludes(firstRow + r)) {
        best.add(score, firstRow + r);
      }
    }
  }

  private float quotient(float[] dots, int at, int stride, float inverse) {
    double product = 1;
    for (int d = 0; d < positives; d++) {
      product *= (1 + dots[at + d * stride] * inverse) / 2;
    }
    double divisor = 1;
    for (int d = positives; d < directions.length; d++) {
      divisor *= (1 + dots[at + d * stride] * inverse) / 2;
    }
    return (float) (product / (divisor + query.epsilon()));
  }

  /** The score in double: what users see. */
  double exactScore(double[] row) {
    double[] unit = Rows.unit(row);
    if (query.method() == Query.Method.COS_ADD) {
      return Rows.dot(unit, directions[0]);
    }
    double product = 1;
    double divisor = 1;
    for (int d = 0; d < directions.length; d++) {
      double shifted = (1 + Rows.dot(unit, directions[d])) / 2;
      if (d < positives) {
        product *= shifted;
      } else {
        divisor *= shifted;
      }
    }
    return product / (divisor + query.epsilon());
  }

  /** The directions of all targets of a group, in order. */
  static float[] matrix(List<Target> group, int stride) {
    int total = group.stream().mapToInt(Target::directions).sum();
    var matrix = new float[total * stride];
    int at = 0;
    for (var target : group) {
      target.copyTo(matrix, at * stride, stride);
      at += target.directions();
    }
    return matrix;
  }
}
