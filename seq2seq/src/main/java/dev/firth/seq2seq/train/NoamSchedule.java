package dev.firth.seq2seq.train;

/**
 * factor / sqrt(dim) x min(1 / sqrt(step), step / warmup^1.5): up evenly, then down with the root
 * (Vaswani et al. 2017, section 5.3).
 */
public record NoamSchedule(double factor, int dim, long warmup) implements Schedule {
  /**
   * @throws IllegalArgumentException if there is no warm-up
   */
  public NoamSchedule {
    if (warmup < 1) {
      throw new IllegalArgumentException("Noam's schedule needs a warm-up: " + warmup);
    }
  }

  @Override
  public double rate(long step) {
    double at = (double) step;
    return factor
        / Math.sqrt(dim)
        * Math.min(1 / Math.sqrt(at), at / Math.pow((double) warmup, 1.5));
  }
}
