package dev.firth.seq2seq.train;

/** Up evenly to a rate, then down with the root of the steps (fairseq's {@code inverse_sqrt}). */
public record InverseSquareRootSchedule(double rate, long warmup) implements Schedule {
  @Override
  public double rate(long step) {
    return step < warmup
        ? rate * Schedule.warmup(step, warmup)
        : rate * Math.sqrt((double) Math.max(1, warmup) / step);
  }
}
