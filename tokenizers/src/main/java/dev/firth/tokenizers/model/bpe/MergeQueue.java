package dev.firth.tokenizers.model.bpe;

import java.util.Arrays;

/**
 * Places of possible merges, by rank and then from left to right: a heap of four children a node,
 * each entry the rank in the upper and the place in the lower half of a long.
 */
final class MergeQueue {
  private long[] heap = new long[64];
  private int size;
  private long[] aside = {};
  private int asideSize;

  static int rank(long entry) {
    return (int) (entry >>> 32);
  }

  static int place(long entry) {
    return (int) entry;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
    asideSize = 0;
  }

  /** Gives back the memory that a long piece took. */
  void release() {
    clear();
    heap = new long[64];
    aside = new long[0];
  }

  void add(int rank, int place) {
    add((long) rank << 32 | place);
  }

  private void add(long entry) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >> 2;
      if (heap[parent] <= entry) {
        break;
      }
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = entry;
  }

  /** Takes the first out. */
  long poll() {
    long first = heap[0];
    long last = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 4 * at + 1) {
      int least = leastOf(child);
      if (heap[least] >= last) {
        break;
      }
      heap[at] = heap[least];
      at = least;
    }
    heap[at] = last;
    return first;
  }

  private int leastOf(int child) {
    int least = child;
    int end = Math.min(child + 4, size);
    for (int i = child + 1; i < end; i++) {
      if (heap[i] < heap[least]) {
        least = i;
      }
    }
    return least;
  }

  /** Keeps an entry out of the queue until {@link #addSetAside}. */
  void setAside(long entry) {
    if (asideSize == aside.length) {
      aside = Arrays.copyOf(aside, Math.max(16, asideSize * 2));
    }
    aside[asideSize++] = entry;
  }

  void addSetAside() {
    while (asideSize > 0) {
      add(aside[--asideSize]);
    }
  }
}
