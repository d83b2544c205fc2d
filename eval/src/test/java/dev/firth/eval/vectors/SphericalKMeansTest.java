package dev.firth.eval.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SphericalKMeansTest {
  static IntStream cases() {
    return IntStream.range(0, 20);
  }

  private static float[][] vectors(int count, int dim, SplittableRandom random) {
    var vectors = new float[count][dim];
    for (float[] vector : vectors) {
      double squares = 0;
      for (int d = 0; d < dim; d++) {
        vector[d] = (float) random.nextGaussian();
        squares += vector[d] * vector[d];
      }
      for (int d = 0; d < dim; d++) {
        vector[d] /= (float) Math.sqrt(squares);
      }
    }
    return vectors;
  }

  private static float[][] cosines(float[][] vectors) {
    var cosines = new float[vectors.length][vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors.length; j++) {
        for (int d = 0; d < vectors[i].length; d++) {
          cosines[i][j] += vectors[i][d] * vectors[j][d];
        }
      }
    }
    return cosines;
  }

  /** The sum of the cosines with the cluster's centre, from the vectors themselves. */
  private static double objective(float[][] vectors, int[] clustering, int clusters) {
    double sum = 0;
    for (int cluster = 0; cluster < clusters; cluster++) {
      var centre = new double[vectors[0].length];
      for (int i = 0; i < vectors.length; i++) {
        for (int d = 0; clustering[i] == cluster && d < centre.length; d++) {
          centre[d] += vectors[i][d];
        }
      }
      double squares = 0;
      for (double value : centre) {
        squares += value * value;
      }
      sum += Math.sqrt(squares);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheBestOfAllClusteringsOfFewVectors(int index) {
    var random = Seeds.random(index);
    int clusters = 2 + random.nextInt(2);
    float[][] vectors = vectors(7, 3, random);
    var kMeans = new SphericalKMeans(cosines(vectors), clusters);
    double best = 0;
    for (int code = 0; code < Math.pow(clusters, 7); code++) {
      var clustering = new int[7];
      for (int i = 0, rest = code; i < 7; i++, rest /= clusters) {
        clustering[i] = rest % clusters;
      }
      best = Math.max(best, objective(vectors, clustering, clusters));
    }
    int[] found = kMeans.best(50, index);
    assertEquals(best, objective(vectors, found, clusters), 1e-5, Seeds.describe(index));
    assertEquals(best, kMeans.criterion(found), 1e-5, Seeds.describe(index));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noSingleMoveWouldBeBetter(int index) {
    var random = Seeds.random(1000 + index);
    int clusters = 2 + random.nextInt(8);
    float[][] vectors = vectors(20 + random.nextInt(60), 5, random);
    var kMeans = new SphericalKMeans(cosines(vectors), clusters);
    int[] found = kMeans.best(1, index);
    double reached = objective(vectors, found, clusters);
    for (int i = 0; i < found.length; i++) {
      int own = found[i];
      for (int other = 0; other < clusters; other++) {
        found[i] = other;
        assertTrue(objective(vectors, found, clusters) <= reached + 1e-4, Seeds.describe(index));
      }
      found[i] = own;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameSeedSameClusters(int index) {
    var kMeans = new SphericalKMeans(cosines(vectors(50, 4, Seeds.random(index))), 6);
    assertArrayEquals(kMeans.best(3, index), kMeans.best(3, index));
  }
}
