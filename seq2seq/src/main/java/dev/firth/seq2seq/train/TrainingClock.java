package dev.firth.seq2seq.train;

import dev.firth.seq2seq.train.checkpoint.TrainingState;

/** How long a training has taken, and when it was last saved. */
final class TrainingClock {
  private double secondsBefore;
  private long startNanos;
  private long savedNanos;
  private long savedStep;

  /** Goes on from a state that was saved. */
  void resume(TrainingState state) {
    secondsBefore = state.seconds();
    savedStep = state.step();
  }

  /** The training begins, or goes on. */
  void start() {
    startNanos = System.nanoTime();
    savedNanos = startNanos;
  }

  /** Seconds of training, those before a resumption included. */
  double seconds() {
    return secondsBefore + (System.nanoTime() - startNanos) / 1e9;
  }

  boolean saveIsDue(long step, CheckpointOptions options) {
    double minutes = (System.nanoTime() - savedNanos) / 60e9;
    return step - savedStep >= options.everySteps() || minutes >= options.everyMinutes();
  }

  void saved(long step) {
    savedStep = step;
    savedNanos = System.nanoTime();
  }

  /** The step that is safe; 0 if none is. */
  long savedStep() {
    return savedStep;
  }
}
