package dev.firth.eval.language.train;

/**
 * How many n-grams of one order there are: in all, after pruning, and with a count of 1, 2, 3 and
 * 4, which decide the discounts. Counts are adjusted ones; see {@link CountAdjuster}.
 */
final class OrderCounts {
  private static final int MOST_COUNTED = 4;

  private final long[] withCount = new long[MOST_COUNTED + 1];
  private long all;
  private long kept;

  void add(long count, boolean pruned) {
    all++;
    if (!pruned) {
      kept++;
    }
    if (count <= MOST_COUNTED) {
      withCount[(int) count]++;
    }
  }

  /** N-grams before pruning. */
  long all() {
    return all;
  }

  /** N-grams of the model. */
  long kept() {
    return kept;
  }

  /** N-grams with a count of 0 to 4, as a copy. */
  long[] withCount() {
    return withCount.clone();
  }
}
