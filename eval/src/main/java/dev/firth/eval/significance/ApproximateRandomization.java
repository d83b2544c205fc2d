package dev.firth.eval.significance;

/**
 * The paired approximate randomisation test (Noreen 1989; Riezler and Maxwell 2005) as sacreBLEU
 * has it, after multeval: in every trial each item's two outputs change places by the toss of a
 * coin, and the p value is the share of trials whose difference exceeds the real one. Two-sided.
 *
 * @param trials how many, at least one
 * @param seed what the tosses begin with
 */
public record ApproximateRandomization(int trials, long seed) {
  /** sacreBLEU's number of trials. */
  public static final int DEFAULT_TRIALS = 10_000;

  public ApproximateRandomization {
    if (trials < 1) {
      throw new IllegalArgumentException("a randomisation takes at least 1 trial, not " + trials);
    }
  }

  /** Ten thousand trials from seed 12345, as sacreBLEU's. */
  public static ApproximateRandomization defaults() {
    return new ApproximateRandomization(DEFAULT_TRIALS, Bootstrap.DEFAULT_SEED);
  }

  /**
   * Whether a system differs from its baseline, as sacreBLEU counts: trials with a greater
   * difference. Systems that are alike to the last item come out as different, since no trial
   * exceeds a difference of zero.
   *
   * @throws IllegalArgumentException if they have not the same number of items, or one has no score
   */
  public <S extends ExchangeableScore<S>> PairedResult test(S baseline, S system) {
    return test(baseline, system, PairedItems.differenceOf(baseline, system));
  }

  /**
   * The same, counting trials whose difference is as great or greater: what a p value is by
   * definition. It matters where items have few values (right or wrong, reciprocal ranks), so that
   * trials often repeat the real difference; systems that are alike have the p value 1.
   *
   * @throws IllegalArgumentException if they have not the same number of items, or one has no score
   */
  public <S extends ExchangeableScore<S>> PairedResult testCountingTies(S baseline, S system) {
    double real = PairedItems.differenceOf(baseline, system);
    double scale = Math.max(Math.abs(baseline.value()), Math.abs(system.value()));
    // Sums over exchanged items differ by roundings from those of the systems themselves.
    return test(baseline, system, real - 1e-12 * scale - Double.MIN_NORMAL);
  }

  private <S extends ExchangeableScore<S>> PairedResult test(
      S baseline, S system, double threshold) {
    var random = new NumpyRandom(seed);
    boolean[] own = new boolean[baseline.items()];
    int exceeding = 0;
    int undefined = 0;
    for (int trial = 0; trial < trials; trial++) {
      random.coins(own);
      double difference =
          Math.abs(baseline.mixedWith(system, own) - system.mixedWith(baseline, own));
      if (Double.isNaN(difference)) {
        undefined++;
      } else if (difference > threshold) {
        exceeding++;
      }
    }
    return new PairedResult(
        "paired approximate randomization",
        baseline.value(),
        system.value(),
        (exceeding + 1.0) / (trials - undefined + 1.0),
        trials,
        undefined,
        seed);
  }
}
