package dev.firth.seq2seq.train;

import dev.firth.runs.UsageException;

/** Checks of options. */
final class Ranges {
  private Ranges() {}

  static void check(boolean good, String option, Object value, String wanted) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + wanted);
    }
  }
}
