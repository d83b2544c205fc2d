package dev.firth.transformer.bert.pretrain;

import dev.firth.runs.Progress;

/** Ends a training in the middle of a step, as a crash would: nothing more is written. */
final class CutOff implements Progress {
  private final long steps;

  CutOff(long steps) {
    this.steps = steps;
  }

  @Override
  public Task start(String name, String unit, long total) {
    return new Task() {
      @Override
      public void done(long units) {
        if (unit.equals("steps") && units == steps) {
          throw new Happened();
        }
      }

      @Override
      public void measure(String key, double value) {
        // Nobody looks.
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }

  /** What is thrown. */
  static final class Happened extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
