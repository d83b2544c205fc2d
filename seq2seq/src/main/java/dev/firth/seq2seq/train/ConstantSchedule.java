package dev.firth.seq2seq.train;

/** One rate, after a warm-up from nothing over so many steps. */
public record ConstantSchedule(double rate, long warmup) implements Schedule {
  @Override
  public double rate(long step) {
    return rate * Schedule.warmup(step, warmup);
  }
}
