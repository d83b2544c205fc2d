package dev.firth.seq2seq.train;

import java.util.List;

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

  /** What it remembers of validations, for a checkpoint; nothing unless it follows them. */
  default List<Double> memory() {
    return List.of();
  }

  /** Goes on with what {@link #memory} gave. */
  default void remember(List<Double> memory) {}

  /** The share of the full rate while it warms up evenly over so many steps; 1 afterwards. */
  static double warmup(long step, long steps) {
    return steps > 0 ? Math.min(1, (double) step / steps) : 1;
  }
}
