package dev.firth.eval.significance;

import java.util.Arrays;

/**
 * The paired bootstrap test (Koehn 2004) as sacreBLEU has it, after Moses'
 * bootstrap-hypothesis-difference-significance.pl: both systems are scored over the same draws of
 * items; the differences, shifted to a mean of zero, show what chance does, and the p value is the
 * share of them that exceeds the real difference. Two-sided.
 *
 * @param samples how many draws, at least two
 * @param seed what the draws begin with
 */
public record PairedBootstrap(int samples, long seed) {
  public PairedBootstrap {
    if (samples < 2) {
      throw new IllegalArgumentException("a bootstrap takes at least 2 samples, not " + samples);
    }
  }

  /** A thousand samples from seed 12345, as sacreBLEU's. */
  public static PairedBootstrap defaults() {
    return new PairedBootstrap(Bootstrap.DEFAULT_SAMPLES, Bootstrap.DEFAULT_SEED);
  }

  /**
   * Whether a system differs from its baseline.
   *
   * @throws IllegalArgumentException if they have not the same number of items, or one has no score
   */
  public PairedResult test(ResampledScore baseline, ResampledScore system) {
    var bootstrap = new Bootstrap(samples, seed);
    PairedItems.check(baseline, system);
    return test(baseline, bootstrap.scores(baseline), system, bootstrap.scores(system));
  }

  /**
   * The same from scores that {@link Bootstrap#scores} drew with these samples and seed, which
   * saves drawing again for every pair of many systems.
   */
  public PairedResult test(
      ResampledScore baseline,
      double[] baselineScores,
      ResampledScore system,
      double[] systemScores) {
    double real = PairedItems.differenceOf(baseline, system);
    double[] differences = new double[samples];
    int defined = 0;
    for (int i = 0; i < samples; i++) {
      double difference = Math.abs(systemScores[i] - baselineScores[i]);
      if (!Double.isNaN(difference)) {
        differences[defined++] = difference;
      }
    }
    double[] chance = Arrays.copyOf(differences, defined);
    double mean = PairwiseSum.mean(chance);
    int exceeding = 0;
    for (double difference : chance) {
      if (difference - mean > real) {
        exceeding++;
      }
    }
    return new PairedResult(
        "paired bootstrap",
        baseline.value(),
        system.value(),
        (exceeding + 1.0) / (defined + 1.0),
        samples,
        samples - defined,
        seed);
  }
}
