package dev.firth.bench;

import dev.firth.embeddings.Neighbour;
import dev.firth.embeddings.Query;
import dev.firth.embeddings.WordVectors;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The ten nearest neighbours of a word among as many words as the corpus of the reports has in its
 * vocabulary, in milliseconds a query: one at a time, and in batches of 64. The vectors are random;
 * the search looks at all of them whatever they are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NeighboursBenchmark {
  private static final int TOP = 10;
  private static final int BATCH = 64;

  /** Words searched. */
  @Param("72000")
  public int words;

  /** Floats a vector. */
  @Param({"100", "300"})
  public int dim;

  private float[] rows;
  private WordVectors vectors;
  private List<Query> batch;
  private int next;

  /** Random vectors from a fixed seed, and the first check. */
  @Setup
  public void prepare() {
    var random = new Random(42);
    rows = new float[words * dim];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) random.nextGaussian();
    }
    vectors = WordVectors.of(IntStream.range(0, words).mapToObj(i -> "w" + i).toList(), rows, dim);
    batch =
        IntStream.range(0, BATCH)
            .mapToObj(i -> Query.similarTo("w" + i * 97 % words).topN(TOP))
            .toList();
    check();
  }

  /** The compiled code must give what the interpreted code gave. */
  @TearDown
  public void finish() {
    check();
    vectors.close();
  }

  /** One query, each time for another word. */
  @Benchmark
  public List<Neighbour> one() {
    next = (next + 7919) % words;
    return vectors.mostSimilar("w" + next, TOP);
  }

  /** 64 queries at once; the figure is for one of them. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<List<Neighbour>> batch() {
    return vectors.mostSimilar(batch);
  }

  private void check() {
    requireSame(vectors.mostSimilar("w5", TOP), nearest(5));
    requireSame(vectors.mostSimilar(batch).get(3), nearest(3 * 97 % words));
  }

  private static void requireSame(List<Neighbour> got, List<Neighbour> wanted) {
    for (int i = 0; i < TOP; i++) {
      boolean same = got.get(i).word().equals(wanted.get(i).word());
      if (!same || Math.abs(got.get(i).score() - wanted.get(i).score()) > 1e-5) {
        throw new AssertionError(got + " instead of " + wanted);
      }
    }
  }

  /** By the definition: all cosines in double precision, sorted. */
  private List<Neighbour> nearest(int word) {
    return IntStream.range(0, words)
        .filter(other -> other != word)
        .mapToObj(other -> new Neighbour("w" + other, cosine(word, other)))
        .sorted(Comparator.comparingDouble(Neighbour::score).reversed())
        .limit(TOP)
        .toList();
  }

  private double cosine(int x, int y) {
    return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
  }

  private double dot(int x, int y) {
    double total = 0;
    for (int i = 0; i < dim; i++) {
      total += (double) rows[x * dim + i] * rows[y * dim + i];
    }
    return total;
  }
}
