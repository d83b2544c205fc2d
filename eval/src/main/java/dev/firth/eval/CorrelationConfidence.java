package dev.firth.eval;

import dev.firth.eval.significance.ResampledScore;
import java.util.function.ToDoubleBiFunction;

/**
 * How far a correlation can be trusted: Fisher's interval, which assumes that both samples are
 * normal together, and the score to draw again for a bootstrap, which assumes nothing.
 */
public final class CorrelationConfidence {
  /** Quantiles of the normal distribution are found to this width. */
  private static final double WIDTH = 1e-13;

  private CorrelationConfidence() {}

  /**
   * An interval.
   *
   * @param lower its lower end
   * @param upper its upper end
   */
  public record Interval(double level, double lower, double upper) {}

  /**
   * The interval of a Pearson correlation by Fisher's z (1921): {@code tanh(atanh r ± q / sqrt(n -
   * 3))}, as SciPy's {@code pearsonr(…).confidence_interval}.
   *
   * @param r the correlation
   * @param n values in each sample
   * @param level the share of such intervals that hold the true correlation, as 0.95
   * @return NaN ends where r is not defined; [-1, 1] for three values or fewer
   */
  public static Interval pearson(double r, int n, double level) {
    return fisher(r, n, 1, level);
  }

  /**
   * The same for a Spearman correlation, whose z varies more: {@code sqrt((1 + r²/2) / (n - 3))}
   * (Bonett and Wright 2000).
   */
  public static Interval spearman(double r, int n, double level) {
    return fisher(r, n, 1 + r * r / 2, level);
  }

  private static Interval fisher(double r, int n, double variance, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level lies between 0 and 1, not at " + level);
    }
    if (Double.isNaN(r)) {
      return new Interval(level, Double.NaN, Double.NaN);
    }
    if (n <= 3) {
      return new Interval(level, -1, 1);
    }
    if (Math.abs(r) >= 1) {
      return new Interval(level, r, r);
    }
    double z = 0.5 * Math.log1p(2 * r / (1 - r));
    double reach = quantile(0.5 + level / 2) * Math.sqrt(variance / (n - 3));
    return new Interval(level, Math.tanh(z - reach), Math.tanh(z + reach));
  }

  /** Pearson's correlation of pairs, for a bootstrap over them. */
  public static ResampledScore pearsonOfPairs(double[] x, double[] y) {
    return new Pairs(x, y, Correlation::pearson);
  }

  /** Spearman's correlation of pairs, for a bootstrap over them. */
  public static ResampledScore spearmanOfPairs(double[] x, double[] y) {
    return new Pairs(x, y, Correlation::spearman);
  }

  /** Where the standard normal distribution has this share below it, from one half on. */
  private static double quantile(double share) {
    double low = 0;
    double high = 40;
    while (high - low > WIDTH) {
      double middle = (low + high) / 2;
      if (below(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The normal distribution function by its series, which converges for every x &gt;= 0. */
  private static double below(double x) {
    if (x > 9) {
      return 1;
    }
    double term = x;
    double sum = x;
    for (int i = 3; term > sum * 1e-17; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  private static final class Pairs implements ResampledScore {
    private final double[] x;
    private final double[] y;
    private final ToDoubleBiFunction<double[], double[]> correlation;

    Pairs(double[] x, double[] y, ToDoubleBiFunction<double[], double[]> correlation) {
      if (x.length != y.length || x.length == 0) {
        throw new IllegalArgumentException(
            "samples of " + x.length + " and " + y.length + " values cannot be correlated");
      }
      this.x = x.clone();
      this.y = y.clone();
      this.correlation = correlation;
    }

    @Override
    public int items() {
      return x.length;
    }

    @Override
    public double value() {
      return correlation.applyAsDouble(x, y);
    }

    @Override
    public double over(int[] drawn) {
      double[] drawnX = new double[drawn.length];
      double[] drawnY = new double[drawn.length];
      for (int i = 0; i < drawn.length; i++) {
        drawnX[i] = x[drawn[i]];
        drawnY[i] = y[drawn[i]];
      }
      return correlation.applyAsDouble(drawnX, drawnY);
    }
  }
}
