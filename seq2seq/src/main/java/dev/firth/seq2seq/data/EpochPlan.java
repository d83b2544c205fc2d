package dev.firth.seq2seq.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The batches of one epoch, or of a part of it: examples are shuffled, sorted by length window by
 * window, cut into batches, and the batches shuffled. Depends on lengths, options and random
 * numbers alone. Memory: 4 bytes an example and 8 a batch.
 */
public final class EpochPlan {
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
   * Makes a plan.
   *
   * @param length of the longest side of an example, which the size of a batch goes by
   * @param kept the examples that take part
   * @param random decides the order, unless it is not to be shuffled
   */
  public static EpochPlan of(
      IntUnaryOperator length, int[] kept, BatchOptions options, EpochRandom random) {
    int[] order = kept.clone();
    if (options.shuffle()) {
      random.shuffle(order);
    }
    var starts = new IntArrayList();
    for (int from = 0; from < order.length; ) {
      int to = (int) Math.min((long) from + options.window(), order.length);
      sortByLength(length, order, from, to);
      cut(length, order, from, to, options, starts);
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
   * Sentences of equal length stay as they were shuffled, so that they meet others in every epoch:
   * docs/decisions/0131.
   */
  private static void sortByLength(IntUnaryOperator length, int[] order, int from, int to) {
    long[] keys = new long[to - from];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) length.applyAsInt(order[from + i]) << PLACE_BITS | i;
    }
    Arrays.sort(keys);
    int[] window = Arrays.copyOfRange(order, from, to);
    for (int i = 0; i < keys.length; i++) {
      order[from + i] = window[(int) keys[i] & ((1 << PLACE_BITS) - 1)];
    }
  }

  private static void cut(
      IntUnaryOperator lengthOf,
      int[] order,
      int from,
      int to,
      BatchOptions options,
      IntArrayList starts) {
    int start = from;
    long longest = 0;
    for (int i = from; i < to; i++) {
      long length = lengthOf.applyAsInt(order[i]);
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
  public int size() {
    return batches.length;
  }

  /** The examples of a batch in its rows. */
  public int[] examples(int batch) {
    int which = batches[batch];
    return Arrays.copyOfRange(order, starts[which], starts[which + 1]);
  }
}
