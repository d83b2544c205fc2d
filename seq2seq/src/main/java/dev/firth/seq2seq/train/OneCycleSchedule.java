package dev.firth.seq2seq.train;

/**
 * Up from rate / 25 to the rate over a share of the steps and down to a ten-thousandth of where it
 * began, along half cosines (Smith and Topin 2019), step by step as PyTorch's {@code OneCycleLR}.
 *
 * @param rate the greatest
 * @param steps in all
 * @param rising the share of the steps on which the rate rises; PyTorch's is 0.3
 */
public record OneCycleSchedule(double rate, long steps, double rising) implements Schedule {
  private static final double FIRST = 1.0 / 25;
  private static final double LAST = FIRST / 10_000;

  /**
   * @throws IllegalArgumentException if there are less than two steps or the share is not between 0
   *     and 1
   */
  public OneCycleSchedule {
    if (steps < 2 || !(rising > 0 && rising < 1)) {
      throw new IllegalArgumentException(steps + " steps, of which " + rising + " rise");
    }
  }

  @Override
  public double rate(long step) {
    double peak = rising * steps - 1;
    double at = Math.min(step, steps) - 1.0;
    return at <= peak
        ? rate * between(FIRST, 1, at / peak)
        : rate * between(1, LAST, (at - peak) / (steps - 1 - peak));
  }

  private static double between(double from, double to, double way) {
    return to + (from - to) * (1 + Math.cos(Math.PI * way)) / 2;
  }
}
