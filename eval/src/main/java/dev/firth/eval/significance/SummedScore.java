package dev.firth.eval.significance;

import java.util.Arrays;

/**
 * A score that follows from sums of statistics over its items: corpus BLEU from the n-gram counts
 * of each sentence, accuracy or average precision as a mean, micro-averaged F1 from counts.
 *
 * <p>A bootstrap over it sums in single precision where that was asked for, because sacreBLEU does
 * so and its figures are to be repeated; everything else is summed in double precision. All sums
 * run in the order of the items or of the draw.
 */
public final class SummedScore implements ExchangeableScore<SummedScore> {
  private final int items;
  private final int width;
  private final double[] rows;
  private final float[] singleRows;
  private final SumStatistic statistic;

  private SummedScore(int width, double[] rows, float[] singleRows, SumStatistic statistic) {
    this.items = rows.length / width;
    this.width = width;
    this.rows = rows;
    this.singleRows = singleRows;
    this.statistic = statistic;
  }

  /**
   * The score of summed rows.
   *
   * @param width statistics an item, at least one
   * @param rows the statistics of the first item, then those of the second, …; not copied
   * @param statistic how sums become the score
   * @throws IllegalArgumentException if there is no item, or half a row
   */
  public static SummedScore of(int width, double[] rows, SumStatistic statistic) {
    if (width < 1 || rows.length == 0 || rows.length % width != 0) {
      throw new IllegalArgumentException(
          rows.length + " numbers are no items of " + width + " statistics");
    }
    return new SummedScore(width, rows, null, statistic);
  }

  /**
   * The mean of one value an item: average precision, reciprocal rank, right or wrong.
   *
   * @throws IllegalArgumentException if there is no value, or one that is NaN
   */
  public static SummedScore mean(double[] values) {
    int count = values.length;
    for (int i = 0; i < count; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("the score of item " + (i + 1) + " is not a number");
      }
    }
    return of(1, values.clone(), sums -> sums[0] / count);
  }

  /** The same score, resampled with sums in single precision as sacreBLEU does. */
  public SummedScore inSinglePrecision() {
    float[] narrow = new float[rows.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) rows[i];
    }
    return new SummedScore(width, rows, narrow, statistic);
  }

  @Override
  public int items() {
    return items;
  }

  @Override
  public double value() {
    double[] sums = new double[width];
    for (int item = 0; item < items; item++) {
      add(rows, item, sums);
    }
    return statistic.ofSums(sums);
  }

  @Override
  public double over(int[] drawn) {
    if (singleRows != null) {
      return overSingle(drawn);
    }
    double[] sums = new double[width];
    for (int item : drawn) {
      add(rows, item, sums);
    }
    return statistic.ofSums(sums);
  }

  private double overSingle(int[] drawn) {
    float[] sums = new float[width];
    for (int item : drawn) {
      int row = item * width;
      for (int i = 0; i < width; i++) {
        sums[i] += singleRows[row + i];
      }
    }
    return statistic.ofSingleSums(sums);
  }

  @Override
  public double mixedWith(SummedScore other, boolean[] own) {
    if (other.items != items || other.width != width || own.length != items) {
      throw new IllegalArgumentException(
          "systems of " + items + " and " + other.items + " items cannot be mixed");
    }
    double[] mine = new double[width];
    double[] others = new double[width];
    for (int item = 0; item < items; item++) {
      if (own[item]) {
        add(rows, item, mine);
      } else {
        add(other.rows, item, others);
      }
    }
    Arrays.setAll(mine, i -> mine[i] + others[i]);
    return statistic.ofSums(mine);
  }

  private void add(double[] from, int item, double[] sums) {
    int row = item * width;
    for (int i = 0; i < width; i++) {
      sums[i] += from[row + i];
    }
  }
}
