package dev.firth.seq2seq.train;

/** The learning rate of each step. */
public interface Schedule {
  /**
   * The rate of a step.
   *
   * @param step from 1
   */
  double rate(long step);

  /** Tells the loss of a validation; only schedules that follow it care. */
  default void validated(double loss) {}

  /** The share of the full rate while it warms up evenly over so many steps; 1 afterwards. */
  static double warmup(long step, long steps) {
    return steps > 0 ? Math.min(1, (double) step / steps) : 1;
  }
}
