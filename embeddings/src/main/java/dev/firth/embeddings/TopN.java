package dev.firth.embeddings;

import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;

/**
 * The best rows seen, at most so many: of equal scores the row that comes first. Score and row are
 * packed into one long whose order is theirs.
 */
final class TopN {

  private final int capacity;
  private final LongHeapPriorityQueue worstFirst;
  private float least = Float.NEGATIVE_INFINITY;

  TopN(int capacity) {
    this.capacity = capacity;
    this.worstFirst = new LongHeapPriorityQueue(Math.min(capacity + 1, 1024));
  }

  /** Whether a row with this score can be among the best, if it comes after those seen. */
  boolean takes(float score) {
    return score > least;
  }

  void add(float score, int row) {
    add(pack(score, row));
  }

  void addAll(TopN other) {
    while (!other.worstFirst.isEmpty()) {
      add(other.worstFirst.dequeueLong());
    }
  }

  private void add(long packed) {
    if (capacity == 0) {
      return;
    }
    if (worstFirst.size() < capacity) {
      worstFirst.enqueue(packed);
    } else if (packed > worstFirst.firstLong()) {
      worstFirst.dequeueLong();
      worstFirst.enqueue(packed);
    }
    if (worstFirst.size() == capacity) {
      least = score(worstFirst.firstLong());
    }
  }

  /** The rows, the best first; empties this. */
  int[] drain() {
    var rows = new int[worstFirst.size()];
    for (int i = rows.length - 1; i >= 0; i--) {
      rows[i] = row(worstFirst.dequeueLong());
    }
    return rows;
  }

  private static long pack(float score, int row) {
    int bits = Float.floatToIntBits(score);
    int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ordered << 32) | (Integer.MAX_VALUE - row);
  }

  private static float score(long packed) {
    int ordered = (int) (packed >> 32);
    return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
  }

  private static int row(long packed) {
    return Integer.MAX_VALUE - (int) packed;
  }
}
