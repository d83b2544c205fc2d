package dev.firth.seq2seq.train;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * Up evenly to a rate, then down evenly to 0, by the time that has gone and not by steps: for a
 * training that ends at a deadline, however many steps it comes to. Two runs differ with the speed
 * of the machine. Not thread-safe.
 */
public final class DeadlineSchedule implements Schedule {
  private static final double LEAST_SHARE = 1e-3;

  private final double rate;
  private final double warmupShare;
  private final double nanos;
  private final LongSupplier clock;
  private double nanosBefore;
  private long start;
  private boolean started;

  /**
   * @param warmupShare share of the time in which the rate rises, from 0 to below 1
   * @param minutes from the first step to the deadline
   * @param clock nanoseconds, as {@link System#nanoTime} has them
   */
  public DeadlineSchedule(double rate, double warmupShare, double minutes, LongSupplier clock) {
    if (!(warmupShare >= 0 && warmupShare < 1 && minutes > 0)) {
      throw new IllegalArgumentException(
          "a warm-up of " + warmupShare + " of " + minutes + " minutes");
    }
    this.rate = rate;
    this.warmupShare = warmupShare;
    this.nanos = minutes * 60e9;
    this.clock = clock;
  }

  @Override
  public double rate(long step) {
    if (!started) {
      started = true;
      start = clock.getAsLong();
    }
    // The first steps should not be lost for want of time gone.
    double share = Math.max(LEAST_SHARE, gone() / nanos);
    return share < warmupShare
        ? rate * share / warmupShare
        : rate * Math.max(0, (1 - share) / (1 - warmupShare));
  }

  private double gone() {
    return nanosBefore + (started ? clock.getAsLong() - start : 0);
  }

  /** The seconds that have gone. */
  @Override
  public List<Double> memory() {
    return List.of(gone() / 1e9);
  }

  @Override
  public void remember(List<Double> memory) {
    nanosBefore = memory.getFirst() * 1e9;
    started = false;
  }
}
