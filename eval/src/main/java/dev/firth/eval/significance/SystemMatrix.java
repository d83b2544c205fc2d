package dev.firth.eval.significance;

import dev.firth.runs.SharedWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Every system beside every other one on the same items.
 *
 * @param intervals of each system; empty where the test draws no resamples
 * @param results {@code results.get(i).get(j)} tests system j with i as the baseline; null where i
 *     is j
 */
public record SystemMatrix(List<ConfidenceInterval> intervals, List<List<PairedResult>> results) {
  public SystemMatrix {
    intervals = List.copyOf(intervals);
    results = List.copyOf(results);
  }

  /** What the test says of a system with another one as the baseline. */
  public PairedResult result(int baseline, int system) {
    return results.get(baseline).get(system);
  }

  /**
   * The paired bootstrap of all pairs, with the interval of each system.
   *
   * @throws IllegalArgumentException if the systems have not the same number of items
   */
  public static SystemMatrix bootstrap(
      List<? extends ResampledScore> systems, PairedBootstrap test, double level, int threads) {
    var bootstrap = new Bootstrap(test.samples(), test.seed());
    List<double[]> scores = all(systems, threads, bootstrap::scores);
    var intervals = new ArrayList<ConfidenceInterval>();
    scores.forEach(drawn -> intervals.add(bootstrap.intervalOf(drawn, level)));
    return new SystemMatrix(
        intervals,
        pairs(
            systems,
            threads,
            (i, j) -> test.test(systems.get(i), scores.get(i), systems.get(j), scores.get(j))));
  }

  /**
   * Approximate randomisation of all pairs.
   *
   * @throws IllegalArgumentException if the systems have not the same number of items
   */
  public static <S extends ExchangeableScore<S>> SystemMatrix randomization(
      List<S> systems, ApproximateRandomization test, int threads) {
    return new SystemMatrix(
        List.of(), pairs(systems, threads, (i, j) -> test.test(systems.get(i), systems.get(j))));
  }

  @FunctionalInterface
  private interface Pair {
    PairedResult test(int baseline, int system);
  }

  /** Both tests are two-sided, so a pair is tested once and turned round for the other half. */
  private static List<List<PairedResult>> pairs(
      List<? extends ResampledScore> systems, int threads, Pair pair) {
    int count = systems.size();
    var tests = new ArrayList<int[]>();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        tests.add(new int[] {i, j});
      }
    }
    List<PairedResult> tested = all(tests, threads, both -> pair.test(both[0], both[1]));
    var results = new ArrayList<List<PairedResult>>();
    for (int i = 0; i < count; i++) {
      results.add(new ArrayList<>(Collections.nCopies(count, null)));
    }
    for (int t = 0; t < tests.size(); t++) {
      int i = tests.get(t)[0];
      int j = tests.get(t)[1];
      results.get(i).set(j, tested.get(t));
      results.get(j).set(i, tested.get(t).turnedRound());
    }
    return results;
  }

  private static <T, R> List<R> all(
      List<? extends T> items, int threads, Function<? super T, R> work) {
    List<Supplier<R>> pieces =
        items.stream().<Supplier<R>>map(item -> () -> work.apply(item)).toList();
    return SharedWork.results(pieces, threads, "testing systems");
  }
}
