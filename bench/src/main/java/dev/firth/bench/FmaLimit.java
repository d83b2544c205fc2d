package dev.firth.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most fused multiply-adds a core can do in a second: the limit that the reports compare the
 * trainers with.
 *
 * <p>Twelve chains that do not depend on each other hold the two multiply-add units of the usual
 * cores busy (latency four, two a cycle, so eight are needed; twelve and the two operands fit the
 * sixteen registers of AVX2). Nothing is loaded or stored, so a kernel that reads memory cannot
 * reach the figure. One JSON object is printed; {@code fmasPerSecond} counts vector instructions,
 * all threads together, and is the best of five trials, since a limit is what the machine gives
 * when nothing else runs.
 *
 * <p>Use: {@code bench/java.sh dev.firth.bench.FmaLimit [THREADS]}.
 */
public final class FmaLimit {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int TRIALS = 5;
  private static final long WARM_UP_ROUNDS = 20_000_000;
  private static final long ROUNDS = 100_000_000;

  private FmaLimit() {}

  /** Measures and prints; the argument is the number of threads, 1 if there is none. */
  public static void main(String[] args) throws Exception {
    int threads = args.length == 0 ? 1 : Integer.parseInt(args[0]);
    double[] rates = new double[TRIALS];
    for (int trial = 0; trial < TRIALS; trial++) {
      rates[trial] = trial(threads);
    }
    double best = Arrays.stream(rates).max().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "{\"threads\": %d, \"lanes\": %d, \"bits\": %d, \"fmasPerSecond\": %.4g, \"trials\": %s}%n",
        threads,
        SPECIES.length(),
        SPECIES.vectorBitSize(),
        best,
        Arrays.toString(rates));
  }

  /** One trial: all threads start together, and the slowest one ends it. */
  private static double trial(int threads) throws Exception {
    var start = new CyclicBarrier(threads + 1);
    var end = new CyclicBarrier(threads + 1);
    for (int thread = 0; thread < threads; thread++) {
      Thread.ofPlatform().daemon().start(() -> work(start, end));
    }
    start.await();
    long before = System.nanoTime();
    end.await();
    double seconds = (System.nanoTime() - before) / 1e9;
    return threads * (double) CHAINS * ROUNDS / seconds;
  }

  private static void work(CyclicBarrier start, CyclicBarrier end) {
    try {
      for (int i = 0; i < 3; i++) {
        chains(WARM_UP_ROUNDS / 3);
      }
      start.await();
      float sum = chains(ROUNDS);
      end.await();
      // Each chain converges to 1; saying so also keeps the compiler from dropping the loop.
      if (Math.abs(sum - CHAINS * SPECIES.length()) > 0.01f * sum) {
        throw new AssertionError("a chain of multiply-adds came to " + sum);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  // Written out: an array of vectors would live in memory, and then it is not a limit of the units.
  private static float chains(long rounds) {
    FloatVector factor = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector term = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a.add(1);
    FloatVector c = a.add(2);
    FloatVector d = a.add(3);
    FloatVector e = a.add(4);
    FloatVector f = a.add(5);
    FloatVector g = a.add(6);
    FloatVector h = a.add(7);
    FloatVector i = a.add(8);
    FloatVector j = a.add(9);
    FloatVector k = a.add(10);
    FloatVector l = a.add(11);
    for (long round = 0; round < rounds; round++) {
      a = a.fma(factor, term);
      b = b.fma(factor, term);
      c = c.fma(factor, term);
      d = d.fma(factor, term);
      e = e.fma(factor, term);
      f = f.fma(factor, term);
      g = g.fma(factor, term);
      h = h.fma(factor, term);
      i = i.fma(factor, term);
      j = j.fma(factor, term);
      k = k.fma(factor, term);
      l = l.fma(factor, term);
    }
    FloatVector left = a.add(b).add(c).add(d).add(e).add(f);
    FloatVector right = g.add(h).add(i).add(j).add(k).add(l);
    return left.add(right).reduceLanes(VectorOperators.ADD);
  }
}
