package dev.firth.eval.vectors;

import java.util.SplittableRandom;

/**
 * Clusters of unit vectors (Dhillon and Modha 2001) by their cosines alone. What is made as great
 * as possible is the sum over all vectors of the cosine with the centre of their cluster, which
 * equals the sum of the lengths of the clusters' summed vectors (criterion I2 of Zhao and Karypis
 * 2004). From a random beginning, single vectors change their cluster for as long as that gains
 * something; in the end no single change would.
 */
final class SphericalKMeans {
  /** Gains below this are rounding. */
  private static final double LEAST_GAIN = 1e-9;

  /** Passes over all vectors; the criterion rises with each, in practice for a dozen or so. */
  private static final int MOST_PASSES = 1000;

  private final float[][] cosines;
  private final int clusters;

  /**
   * @param cosines of each vector with each, symmetric
   * @param clusters how many, at most as many as vectors
   */
  SphericalKMeans(float[][] cosines, int clusters) {
    this.cosines = cosines;
    this.clusters = clusters;
  }

  /** The clustering with the greatest criterion of several beginnings, the first of equals. */
  int[] best(int restarts, long seed) {
    var random = new SplittableRandom(seed);
    int[] best = {};
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < restarts; i++) {
      int[] clustering = new Run(random.split()).result();
      double criterion = criterion(clustering);
      if (criterion > most) {
        best = clustering;
        most = criterion;
      }
    }
    return best;
  }

  /** The sum of the lengths of the clusters' summed vectors. */
  double criterion(int[] clustering) {
    var squares = new double[clusters];
    for (int i = 0; i < clustering.length; i++) {
      for (int j = 0; j < clustering.length; j++) {
        if (clustering[i] == clustering[j]) {
          squares[clustering[i]] += cosines[i][j];
        }
      }
    }
    double sum = 0;
    for (double square : squares) {
      sum += length(square);
    }
    return sum;
  }

  private static double length(double square) {
    return Math.sqrt(Math.max(0, square));
  }

  /** One clustering under way. */
  private final class Run {
    private final SplittableRandom random;
    private final int[] cluster = new int[cosines.length];
    private final int[] order = new int[cosines.length];

    /** Of each vector, the sum of its cosines with the members of each cluster. */
    private final double[][] sums = new double[cosines.length][clusters];

    /** Of each cluster, the squared length of its summed vectors. */
    private final double[] squares = new double[clusters];

    Run(SplittableRandom random) {
      this.random = random;
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
    }

    int[] result() {
      begin();
      boolean moved = true;
      for (int pass = 0; moved && pass < MOST_PASSES; pass++) {
        shuffle();
        moved = false;
        for (int vector : order) {
          moved |= move(vector);
        }
      }
      return cluster;
    }

    /** Every cluster begins with equally many vectors. */
    private void begin() {
      shuffle();
      for (int i = 0; i < order.length; i++) {
        cluster[order[i]] = i % clusters;
      }
      for (int i = 0; i < cluster.length; i++) {
        for (int j = 0; j < cluster.length; j++) {
          sums[i][cluster[j]] += cosines[i][j];
        }
      }
      for (int i = 0; i < cluster.length; i++) {
        squares[cluster[i]] += sums[i][cluster[i]];
      }
    }

    private void shuffle() {
      for (int i = order.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[other];
        order[other] = swapped;
      }
    }

    private boolean move(int vector) {
      int from = cluster[vector];
      double self = cosines[vector][vector];
      double without = squares[from] - 2 * sums[vector][from] + self;
      double loss = length(squares[from]) - length(without);
      int to = from;
      double most = LEAST_GAIN;
      for (int candidate = 0; candidate < clusters; candidate++) {
        if (candidate != from) {
          double with = squares[candidate] + 2 * sums[vector][candidate] + self;
          double gain = length(with) - length(squares[candidate]) - loss;
          if (gain > most) {
            to = candidate;
            most = gain;
          }
        }
      }
      if (to == from) {
        return false;
      }
      squares[from] = without;
      squares[to] += 2 * sums[vector][to] + self;
      cluster[vector] = to;
      for (int other = 0; other < cluster.length; other++) {
        sums[other][from] -= cosines[other][vector];
        sums[other][to] += cosines[other][vector];
      }
      return true;
    }
  }
}
