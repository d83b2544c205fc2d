package dev.firth.seq2seq.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * The batches of one epoch: examples are shuffled, sorted by length window by window, cut into
 * batches, and the batches shuffled. Depends on the examples, the options and the number of the
 * epoch alone. Memory: 4 bytes an example and 8 a batch.
 */
final class EpochPlan {
  /** Enough for a place in the largest window. */
  private static final int PLACE_BITS = 21;

  private final int[] order;
  private final int[] starts;
  private final int[] batches;

  private EpochPlan(int[] order, int[] starts, int[] batches) {
    this.order = order;
    this.starts = starts;
    this.batches = batches;
  }

  /**
   * The plan of an epoch.
   *
   * @param kept the examples that take part
   */
  static EpochPlan of(Examples examples, int[] kept, BatchOptions options, long epoch) {
    int[] order = kept.clone();
    var random = new EpochRandom(options.seed(), epoch);
    if (options.shuffle()) {
      random.shuffle(order);
    }
    var starts = new IntArrayList();
    for (int from = 0; from < order.length; ) {
      int to = (int) Math.min((long) from + options.window(), order.length);
      sortByLength(examples, order, from, to);
      cut(examples, order, from, to, options, starts);
      from = to;
    }
    int[] batches = new int[starts.size()];
    Arrays.setAll(batches, batch -> batch);
    if (options.shuffle()) {
      random.shuffle(batches);
    }
    starts.add(order.length);
    return new EpochPlan(order, starts.toIntArray(), batches);
  }

  /**
   * By the longest side, which is what the size of a batch goes by. Sentences of equal length stay
   * as they were shuffled, so that they meet others in every epoch: docs/decisions/0131.
   */
  private static void sortByLength(Examples examples, int[] order, int from, int to) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) longestSide(examples, order[from + i]) << PLACE_BITS | i;
    }
    Arrays.sort(keys);
    int[] window = Arrays.copyOfRange(order, from, to);
    for (int i = 0; i < keys.length; i++) {
      order[from + i] = window[(int) keys[i] & ((1 << PLACE_BITS) - 1)];
    }
  }

  private static int longestSide(Examples examples, int example) {
    return Math.max(examples.sourceLength(example), examples.targetLength(example));
  }

  private static void cut(
      Examples examples, int[] order, int from, int to, BatchOptions options, IntArrayList starts) {
    int start = from;
    long longest = 0;
    for (int i = from; i < to; i++) {
      long length = longestSide(examples, order[i]);
      long rows = (long) i - start;
      if (rows > 0
          && (rows == options.maxSentences()
              || (rows + 1) * Math.max(longest, length) > options.maxTokens())) {
        starts.add(start);
        start = i;
        longest = 0;
      }
      longest = Math.max(longest, length);
    }
    starts.add(start);
  }

  /** Number of batches. */
  int size() {
    return batches.length;
  }

  /** The examples of a batch in its rows. */
  int[] examples(int batch) {
    int which = batches[batch];
    return Arrays.copyOfRange(order, starts[which], starts[which + 1]);
  }
}
