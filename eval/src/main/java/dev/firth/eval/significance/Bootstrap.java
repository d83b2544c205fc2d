package dev.firth.eval.significance;

import java.util.Arrays;

/**
 * Bootstrap resampling (Efron 1979; for translation Koehn 2004): the items are drawn anew, with
 * replacement, as often as there are items, and the score is computed over each draw. The draws are
 * those of sacreBLEU for the same seed and number of items, so that its intervals are repeated.
 *
 * @param samples how many draws, at least two
 * @param seed what the draws begin with
 */
public record Bootstrap(int samples, long seed) {
  /** sacreBLEU's number of resamples. */
  public static final int DEFAULT_SAMPLES = 1000;

  /** sacreBLEU's seed. */
  public static final long DEFAULT_SEED = 12345;

  /** The share inside an interval, where none is named. */
  public static final double DEFAULT_LEVEL = 0.95;

  public Bootstrap {
    if (samples < 2) {
      throw new IllegalArgumentException("a bootstrap takes at least 2 samples, not " + samples);
    }
  }

  /** A thousand samples from seed 12345, as sacreBLEU's. */
  public static Bootstrap defaults() {
    return new Bootstrap(DEFAULT_SAMPLES, DEFAULT_SEED);
  }

  /** The score over each draw, in the order of the draws; NaN where a draw has none. */
  public double[] scores(ResampledScore score) {
    var random = new NumpyRandom(seed);
    double[] scores = new double[samples];
    int[] drawn = new int[score.items()];
    for (int i = 0; i < samples; i++) {
      random.indices(score.items(), drawn);
      scores[i] = score.over(drawn);
    }
    return scores;
  }

  /** The interval that holds 95 % of the draws' scores. */
  public ConfidenceInterval interval(ResampledScore score) {
    return interval(score, DEFAULT_LEVEL);
  }

  /**
   * The interval that holds a share of the draws' scores, as many left out below as above.
   *
   * @param level between 0 and 1
   */
  public ConfidenceInterval interval(ResampledScore score, double level) {
    return intervalOf(scores(score), level);
  }

  /** The interval of scores that were drawn with this bootstrap. */
  ConfidenceInterval intervalOf(double[] scores, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level lies between 0 and 1, not at " + level);
    }
    double[] sorted = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).sorted().toArray();
    int undefined = scores.length - sorted.length;
    if (sorted.length == 0) {
      return new ConfidenceInterval(
          level, Double.NaN, Double.NaN, Double.NaN, samples, undefined, seed);
    }
    // The tail of 95 % is a fortieth, rounded down. A hair more than half the rest keeps products
    // such as 1000 * 0.025 from falling just below their whole number.
    int outside = (int) (sorted.length * ((1 - level) / 2 + 1e-12));
    return new ConfidenceInterval(
        level,
        PairwiseSum.mean(sorted),
        sorted[outside],
        sorted[sorted.length - outside - 1],
        samples,
        undefined,
        seed);
  }
}
