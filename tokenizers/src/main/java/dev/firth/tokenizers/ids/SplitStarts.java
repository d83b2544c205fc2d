package dev.firth.tokenizers.ids;

import java.util.Arrays;

/**
 * Where the ids of each split begin in the file, which is known once all splits before it have
 * ended. Thread-safe.
 */
final class SplitStarts {
  private static final long UNKNOWN = -1;

  /** Lengths of ended splits; {@link #UNKNOWN} before. */
  private final long[] lengths;

  private final long[] starts;
  private int known = 1;

  SplitStarts(int splits) {
    lengths = new long[splits];
    Arrays.fill(lengths, UNKNOWN);
    starts = new long[splits + 1];
  }

  /** A split has ended with so many ints. */
  synchronized void ended(int split, long ints) {
    lengths[split] = ints;
    while (known <= lengths.length && lengths[known - 1] != UNKNOWN) {
      starts[known] = starts[known - 1] + lengths[known - 1];
      known++;
    }
    notifyAll();
  }

  synchronized boolean isKnown(int split) {
    return split < known;
  }

  /** The place of a split's first int; waits until it is known. */
  synchronized long await(int split) throws InterruptedException {
    while (split >= known) {
      wait();
    }
    return starts[split];
  }

  /** Ints of all splits; called after they have ended. */
  synchronized long total() {
    return starts[lengths.length];
  }
}
