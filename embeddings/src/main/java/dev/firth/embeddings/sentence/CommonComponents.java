package dev.firth.embeddings.sentence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The first right singular vectors of a matrix of sentence vectors, a sentence a row: the
 * directions that sentences share most. The rows are not centred, as in the program of Arora et al.
 * (2017). They come from the rows' d × d matrix of products by power iteration with deflation, in
 * double precision and in a fixed order.
 */
final class CommonComponents {
  private static final int MOST_STEPS = 10_000;
  private static final double TOLERANCE = 1e-13;

  /** Of the length of a row; vectors come as floats, which are 6e-8 apart. */
  private static final double NOTHING_LEFT = 1e-6;

  private final List<double[]> directions;

  private CommonComponents(List<double[]> directions) {
    this.directions = directions;
  }

  static CommonComponents none() {
    return new CommonComponents(List.of());
  }

  /**
   * Finds the components.
   *
   * @param rows all of length {@code dim}
   * @param count how many; fewer are found if the rows span fewer dimensions
   */
  static CommonComponents of(Iterable<double[]> rows, int dim, int count) {
    double[][] products = products(rows, dim);
    double trace = trace(products);
    var directions = new ArrayList<double[]>();
    while (directions.size() < Math.min(count, dim)) {
      double[] direction = start(dim);
      double value = iterate(products, direction);
      // What is left are roundings: the rows have no further direction.
      if (value <= trace * 1e-12) {
        break;
      }
      directions.add(direction);
      deflate(products, direction, value);
    }
    return new CommonComponents(directions);
  }

  int count() {
    return directions.size();
  }

  /**
   * The row without its projections on the components, in place. A row that has nothing else
   * becomes zeros: the roundings that are left would point anywhere.
   */
  void removeFrom(double[] row) {
    double before = dot(row, row);
    for (double[] direction : directions) {
      add(row, -dot(row, direction), direction);
    }
    if (dot(row, row) <= before * NOTHING_LEFT * NOTHING_LEFT) {
      Arrays.fill(row, 0);
    }
  }

  /** The sum of row·rowᵀ. */
  private static double[][] products(Iterable<double[]> rows, int dim) {
    var products = new double[dim][dim];
    for (double[] row : rows) {
      for (int i = 0; i < dim; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += row[i] * row[j];
        }
      }
    }
    for (int i = 0; i < dim; i++) {
      for (int j = i + 1; j < dim; j++) {
        products[i][j] = products[j][i];
      }
    }
    return products;
  }

  private static double trace(double[][] products) {
    double trace = 0;
    for (int i = 0; i < products.length; i++) {
      trace += products[i][i];
    }
    return trace;
  }

  /** A unit vector with a part in every direction, the same each time. */
  private static double[] start(int dim) {
    var random = new SplittableRandom(1);
    var start = new double[dim];
    for (int i = 0; i < dim; i++) {
      start[i] = random.nextDouble(-1, 1);
    }
    normalize(start);
    return start;
  }

  /** Turns the vector towards the greatest eigenvector and gives its eigenvalue. */
  private static double iterate(double[][] products, double[] vector) {
    double length = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] next = multiply(products, vector);
      length = normalize(next);
      // Products have no negative eigenvalue, so that the sign does not alternate.
      double change = squaredDistance(next, vector);
      System.arraycopy(next, 0, vector, 0, vector.length);
      if (length == 0 || change < TOLERANCE * TOLERANCE) {
        break;
      }
    }
    return length;
  }

  private static double[] multiply(double[][] matrix, double[] vector) {
    var product = new double[vector.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  private static void deflate(double[][] products, double[] direction, double value) {
    for (int i = 0; i < direction.length; i++) {
      add(products[i], -value * direction[i], direction);
    }
  }

  private static double normalize(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= length;
    }
    return length;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double[] sum, double factor, double[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * vector[i];
    }
  }
}
