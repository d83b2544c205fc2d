package dev.firth.eval.significance;

/** How a score follows from the sums of its items' statistics, as BLEU from n-gram counts. */
@FunctionalInterface
public interface SumStatistic {
  /** The score of the sums, one a column of statistics. */
  double ofSums(double[] sums);

  /**
   * The score of sums taken in single precision. The default widens them; a score whose reference
   * program goes on in single precision overrides this to round where that program does.
   */
  default double ofSingleSums(float[] sums) {
    double[] wide = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      wide[i] = sums[i];
    }
    return ofSums(wide);
  }
}
