package dev.firth.seq2seq.train;

/**
 * Up evenly to a rate, then down evenly to 0 behind the last step, as in BERT (Devlin et al. 2019,
 * appendix A.2).
 */
public record LinearSchedule(double rate, long warmup, long steps) implements Schedule {
  /**
   * @throws IllegalArgumentException if the warm-up is not shorter than all steps
   */
  public LinearSchedule {
    if (warmup >= steps) {
      throw new IllegalArgumentException("a warm-up of " + warmup + " in " + steps + " steps");
    }
  }

  @Override
  public double rate(long step) {
    double left = Math.max(0, (double) (steps + 1 - step) / (steps + 1 - warmup));
    return rate * Math.min(left, Schedule.warmup(step, warmup));
  }
}
