package dev.firth.tokenizers.train;

import java.util.Arrays;

/**
 * Pairs by falling count, then by a {@link PairOrder}, then by age: a heap of four branches over
 * columns. An entry has the count that its pair had when it was put in; whoever takes it out looks
 * whether that still holds.
 */
final class PairQueue {
  private static final int BRANCHES = 4;

  private final PairOrder order;

  // Columns of entries by number.
  private long[] keys = new long[1 << 10];
  private int[] starts = new int[1 << 10];
  private int[] lengths = new int[1 << 10];
  private int entries;

  // The heap.
  private long[] counts = new long[1 << 10];
  private int[] heap = new int[1 << 10];
  private int size;

  PairQueue(PairOrder order) {
    this.order = order;
  }

  void clear() {
    entries = 0;
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The count of the first entry. */
  long topCount() {
    return counts[0];
  }

  /** The number of the first entry. */
  int top() {
    return heap[0];
  }

  long key(int entry) {
    return keys[entry];
  }

  /** Where the list of the entry's places begins. */
  int start(int entry) {
    return starts[entry];
  }

  int length(int entry) {
    return lengths[entry];
  }

  /** Puts a new entry in. */
  void add(long key, long count, int start, int length) {
    int entry = entries++;
    if (entry == keys.length) {
      keys = Arrays.copyOf(keys, entry * 2);
      starts = Arrays.copyOf(starts, entry * 2);
      lengths = Arrays.copyOf(lengths, entry * 2);
    }
    keys[entry] = key;
    starts[entry] = start;
    lengths[entry] = length;
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    size++;
    up(size - 1, count, entry);
  }

  void removeTop() {
    size--;
    if (size > 0) {
      down(counts[size], heap[size]);
    }
  }

  /** The first entry goes to where it belongs with another count. */
  void recountTop(long count) {
    int entry = heap[0];
    if (count <= counts[0]) {
      down(count, entry);
    } else {
      counts[0] = count;
    }
  }

  private boolean comesFirst(long count, int entry, long otherCount, int other) {
    if (count != otherCount) {
      return count > otherCount;
    }
    int compared = order.compare(keys[entry], keys[other]);
    return compared != 0 ? compared < 0 : entry < other;
  }

  private void up(int from, long count, int entry) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) / BRANCHES;
      if (!comesFirst(count, entry, counts[parent], heap[parent])) {
        break;
      }
      counts[at] = counts[parent];
      heap[at] = heap[parent];
      at = parent;
    }
    counts[at] = count;
    heap[at] = entry;
  }

  private void down(long count, int entry) {
    int at = 0;
    while (true) {
      int best = firstChild(at);
      if (best < 0 || comesFirst(count, entry, counts[best], heap[best])) {
        break;
      }
      counts[at] = counts[best];
      heap[at] = heap[best];
      at = best;
    }
    counts[at] = count;
    heap[at] = entry;
  }

  /** The child that comes first, -1 if there is none. */
  private int firstChild(int at) {
    int child = at * BRANCHES + 1;
    if (child >= size) {
      return -1;
    }
    int best = child;
    int end = Math.min(child + BRANCHES, size);
    for (int other = child + 1; other < end; other++) {
      if (comesFirst(counts[other], heap[other], counts[best], heap[best])) {
        best = other;
      }
    }
    return best;
  }
}
