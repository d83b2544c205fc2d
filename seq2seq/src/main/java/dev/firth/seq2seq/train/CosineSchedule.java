package dev.firth.seq2seq.train;

/**
 * Up evenly to a rate, then down along half a cosine to the least rate at the last step, which then
 * stays (Loshchilov and Hutter 2017, without restarts).
 */
public record CosineSchedule(double rate, double least, long warmup, long steps)
    implements Schedule {
  /**
   * @throws IllegalArgumentException if the warm-up is not shorter than all steps
   */
  public CosineSchedule {
    if (warmup >= steps) {
      throw new IllegalArgumentException("a warm-up of " + warmup + " in " + steps + " steps");
    }
  }

  @Override
  public double rate(long step) {
    if (step < warmup) {
      return rate * Schedule.warmup(step, warmup);
    }
    double way = Math.min(1, (double) (step - warmup) / (steps - warmup));
    return least + (rate - least) * (1 + Math.cos(Math.PI * way)) / 2;
  }
}
