package dev.firth.tokenizers.model.bpe;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A piece as a row of tokens that merges make shorter, each with its number of UTF-8 bytes. For one
 * thread; used again for the next piece.
 */
final class Symbols {
  /** Up to here looking at all pairs again after each merge is faster than a queue. */
  private static final int SCAN_LIMIT = 24;

  /** Beyond this many symbols the arrays are given back after the piece. */
  private static final int KEPT = 1 << 16;

  private int[] ids = new int[64];
  private int[] bytes = new int[64];
  private int size;

  /** Neighbours of each symbol, and merges by rank and place, for long pieces. */
  private int[] previous = {};

  private int[] following = {};
  private long[] ranks = new long[SCAN_LIMIT];
  private final MergeQueue queue = new MergeQueue();
  private final PieceScratch pieces = new PieceScratch();

  int size() {
    return size;
  }

  int id(int index) {
    return ids[index];
  }

  int bytes(int index) {
    return bytes[index];
  }

  void clear() {
    size = 0;
    if (ids.length > KEPT) {
      ids = new int[64];
      bytes = new int[64];
      previous = new int[0];
      following = new int[0];
      queue.release();
    }
    pieces.release();
  }

  void add(int id, int byteLength) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    ids[size] = id;
    bytes[size++] = byteLength;
  }

  /** Applies merges, the lowest rank first and of one rank the leftmost, until none is left. */
  void merge(PairTable pairs) {
    if (size <= SCAN_LIMIT) {
      mergeByScanning(pairs);
    } else {
      mergeByQueue(pairs, 0, null);
    }
  }

  /** The same in linear time; tokens that take no part in merges stand between the others. */
  void merge(LinearMerges merging) {
    int kept = 0;
    for (int at = 0; at < size; ) {
      int end = at;
      while (end < size && merging.merges().number(ids[end]) != CanonicalMerges.NONE) {
        end++;
      }
      kept = mergeRun(at, end, kept, merging);
      at = end;
      if (at < size) {
        ids[kept] = ids[at];
        bytes[kept++] = bytes[at++];
      }
    }
    size = kept;
  }

  private int mergeRun(int from, int to, int kept, LinearMerges merging) {
    int length = to - from;
    if (length == 0) {
      return kept;
    }
    pieces.ensure(length);
    char[] labels = pieces.labels();
    for (int i = 0; i < length; i++) {
      labels[i] = merging.backtracking().label(merging.merges().number(ids[from + i]));
    }
    int[] numbers = pieces.numbers();
    int count = merging.backtracking().encode(labels, length, numbers, pieces.dead(length));
    int at = from;
    for (int i = 0; i < count; i++) {
      int end = at + merging.backtracking().length(numbers[i]);
      int sum = 0;
      while (at < end) {
        sum += bytes[at++];
      }
      ids[kept + i] = merging.merges().id(numbers[i]);
      bytes[kept + i] = sum;
    }
    return kept + count;
  }

  /** The same with each merge left out by chance, as BPE-dropout wants it. */
  void merge(PairTable pairs, double dropout, SplittableRandom random) {
    mergeByQueue(pairs, dropout, random);
  }

  private void mergeByScanning(PairTable pairs) {
    for (int i = 0; i + 1 < size; i++) {
      ranks[i] = pairs.get(ids[i], ids[i + 1]);
    }
    while (size > 1) {
      int best = 0;
      for (int i = 1; i + 1 < size; i++) {
        if (ranks[i] < ranks[best]) {
          best = i;
        }
      }
      if (ranks[best] == PairTable.NONE) {
        return;
      }
      join(best, pairs);
    }
  }

  private void join(int at, PairTable pairs) {
    ids[at] = (int) ranks[at];
    bytes[at] += bytes[at + 1];
    int moved = size - at - 2;
    System.arraycopy(ids, at + 2, ids, at + 1, moved);
    System.arraycopy(bytes, at + 2, bytes, at + 1, moved);
    System.arraycopy(ranks, at + 1, ranks, at, moved);
    size--;
    if (at + 1 < size) {
      ranks[at] = pairs.get(ids[at], ids[at + 1]);
    }
    if (at > 0) {
      ranks[at - 1] = pairs.get(ids[at - 1], ids[at]);
    }
  }

  private void mergeByQueue(PairTable pairs, double dropout, SplittableRandom random) {
    link(pairs);
    while (!queue.isEmpty()) {
      long next = queue.poll();
      if (dropout > 0 && random.nextDouble() < dropout) {
        queue.setAside(next);
        continue;
      }
      queue.addSetAside();
      int at = MergeQueue.place(next);
      if (isCurrent(at, MergeQueue.rank(next), pairs)) {
        joinLinked(at, pairs);
      }
    }
    queue.clear();
    compact();
  }

  private void link(PairTable pairs) {
    if (previous.length < size) {
      previous = new int[ids.length];
      following = new int[ids.length];
    }
    for (int i = 0; i < size; i++) {
      previous[i] = i - 1;
      following[i] = i + 1;
    }
    for (int i = 0; i + 1 < size; i++) {
      offer(i, pairs);
    }
  }

  /** Whether the pair that was put into the queue is still there. */
  private boolean isCurrent(int at, int rank, PairTable pairs) {
    if (bytes[at] == 0 || following[at] == size) {
      return false;
    }
    long found = pairs.get(ids[at], ids[following[at]]);
    return found != PairTable.NONE && (int) (found >>> 32) == rank;
  }

  private void joinLinked(int at, PairTable pairs) {
    int right = following[at];
    ids[at] = (int) pairs.get(ids[at], ids[right]);
    bytes[at] += bytes[right];
    bytes[right] = 0;
    following[at] = following[right];
    if (following[at] < size) {
      previous[following[at]] = at;
      offer(at, pairs);
    }
    if (previous[at] >= 0) {
      offer(previous[at], pairs);
    }
  }

  private void offer(int at, PairTable pairs) {
    long found = pairs.get(ids[at], ids[following[at]]);
    if (found != PairTable.NONE) {
      queue.add((int) (found >>> 32), at);
    }
  }

  private void compact() {
    int kept = 0;
    for (int i = 0; i < size; i = following[i]) {
      ids[kept] = ids[i];
      bytes[kept++] = bytes[i];
    }
    size = kept;
  }
}
