package dev.firth.seq2seq.train;

import java.util.List;
import java.util.function.LongConsumer;

/** A schedule that tells each step before it is done. */
record WatchedSchedule(Schedule schedule, LongConsumer onStep) implements Schedule {
  @Override
  public double rate(long step) {
    onStep.accept(step);
    return schedule.rate(step);
  }

  @Override
  public void validated(double loss) {
    schedule.validated(loss);
  }

  @Override
  public List<Double> memory() {
    return schedule.memory();
  }

  @Override
  public void remember(List<Double> memory) {
    schedule.remember(memory);
  }
}
