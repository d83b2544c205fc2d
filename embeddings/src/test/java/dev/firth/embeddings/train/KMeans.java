package dev.firth.embeddings.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Lloyd's k-means on rows of length 1, the best of several starts by k-means++. */
final class KMeans {
  private static final int STARTS = 10;
  private static final int PASSES = 50;

  private final double[][] rows;
  private final int k;
  private final SplittableRandom random;

  private KMeans(double[][] rows, int k, SplittableRandom random) {
    this.rows = rows;
    this.k = k;
    this.random = random;
  }

  /** The cluster of each row. */
  static int[] clusters(float[][] vectors, int k, SplittableRandom random) {
    var rows = Arrays.stream(vectors).map(KMeans::unit).toArray(double[][]::new);
    var means = new KMeans(rows, k, random);
    int[] best = new int[rows.length];
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start < STARTS; start++) {
      int[] clusters = new int[rows.length];
      double spread = means.run(clusters);
      if (spread < least) {
        least = spread;
        best = clusters;
      }
    }
    return best;
  }

  private static double[] unit(float[] vector) {
    double[] row = new double[vector.length];
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = vector[i] / Math.sqrt(square);
    }
    return row;
  }

  /** One start; the sum of squared distances to the means. */
  private double run(int[] clusters) {
    double[][] means = firstMeans();
    double spread = assign(means, clusters);
    for (int pass = 0; pass < PASSES; pass++) {
      move(means, clusters);
      spread = assign(means, clusters);
    }
    return spread;
  }

  private double[][] firstMeans() {
    var means = new double[k][];
    means[0] = rows[random.nextInt(rows.length)].clone();
    for (int c = 1; c < k; c++) {
      double sum = 0;
      for (double[] row : rows) {
        double weight = distanceToNearest(row, means, c);
        sum += weight;
        if (means[c] == null || random.nextDouble() * sum < weight) {
          means[c] = row.clone();
        }
      }
    }
    return means;
  }

  private static double distanceToNearest(double[] row, double[][] means, int count) {
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < count; c++) {
      least = Math.min(least, distance(row, means[c]));
    }
    return least;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  private double assign(double[][] means, int[] clusters) {
    double spread = 0;
    for (int i = 0; i < rows.length; i++) {
      int nearest = 0;
      for (int c = 1; c < k; c++) {
        if (distance(rows[i], means[c]) < distance(rows[i], means[nearest])) {
          nearest = c;
        }
      }
      clusters[i] = nearest;
      spread += distance(rows[i], means[nearest]);
    }
    return spread;
  }

  /** Puts each mean in the middle of its rows; one without rows stays. */
  private void move(double[][] means, int[] clusters) {
    for (int c = 0; c < k; c++) {
      double[] sum = new double[means[c].length];
      int count = 0;
      for (int i = 0; i < rows.length; i++) {
        if (clusters[i] == c) {
          count++;
          for (int d = 0; d < sum.length; d++) {
            sum[d] += rows[i][d];
          }
        }
      }
      if (count > 0) {
        int members = count;
        means[c] = Arrays.stream(sum).map(value -> value / members).toArray();
      }
    }
  }
}
