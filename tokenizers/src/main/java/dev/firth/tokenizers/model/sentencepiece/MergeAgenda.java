package dev.firth.tokenizers.model.sentencepiece;

import it.unimi.dsi.fastutil.longs.LongHeapPriorityQueue;
import java.util.Arrays;

/**
 * Merges that are to be done, by rank and then from left to right, in nearly linear time: a list
 * for each rank, sorted when its turn comes. What comes in for a rank whose turn has come or is
 * over, which is seldom much, goes to a heap.
 */
final class MergeAgenda {
  private static final int NONE = -1;
  private static final int FIRST = 256;

  /** The last entry of each rank's list, and which ranks have one. */
  private final int[] heads;

  private final long[] occupied;

  private int[] places = new int[FIRST];
  private int[] nexts = new int[FIRST];
  private int entries;

  /** The places of the current rank. */
  private int[] current = new int[FIRST];

  private int currentAt;
  private int currentSize;
  private int currentRank;

  private final LongHeapPriorityQueue late = new LongHeapPriorityQueue();

  private int rank;
  private int place;

  MergeAgenda(int ranks) {
    heads = new int[ranks];
    Arrays.fill(heads, NONE);
    occupied = new long[(ranks >> 6) + 1];
  }

  /** Begins anew; what was in the agenda must be done. */
  void begin(int expected) {
    entries = 0;
    currentAt = 0;
    currentSize = 0;
    currentRank = -1;
    if (places.length < expected) {
      grow(expected);
    }
  }

  void add(int newRank, int newPlace) {
    if (newRank <= currentRank) {
      late.enqueue((long) newRank << 32 | newPlace);
      return;
    }
    if (entries == places.length) {
      grow(Math.addExact(entries, entries >> 1));
    }
    places[entries] = newPlace;
    nexts[entries] = heads[newRank];
    heads[newRank] = entries++;
    occupied[newRank >> 6] |= 1L << newRank;
  }

  /** Goes to the next merge; false if there is none. */
  boolean next() {
    if (currentAt == currentSize && late.isEmpty() && !nextRank()) {
      return false;
    }
    long listed =
        currentAt == currentSize ? Long.MAX_VALUE : (long) currentRank << 32 | current[currentAt];
    if (!late.isEmpty() && late.firstLong() <= listed) {
      listed = late.dequeueLong();
    } else {
      currentAt++;
    }
    rank = (int) (listed >> 32);
    place = (int) listed;
    return true;
  }

  /** The rank of the merge. */
  int rank() {
    return rank;
  }

  /** The place of its left symbol. */
  int place() {
    return place;
  }

  private boolean nextRank() {
    int word = (currentRank + 1) >> 6;
    long bits = word < occupied.length ? occupied[word] & -1L << (currentRank + 1) : 0;
    while (bits == 0) {
      if (++word >= occupied.length) {
        return false;
      }
      bits = occupied[word];
    }
    currentRank = (word << 6) + Long.numberOfTrailingZeros(bits);
    occupied[word] &= ~(1L << currentRank);
    load();
    return true;
  }

  /** The list is read from its end; mostly it was written from left to right. */
  private void load() {
    int count = 0;
    for (int i = heads[currentRank]; i != NONE; i = nexts[i]) {
      count++;
    }
    if (count > current.length) {
      current = new int[Math.max(count, current.length * 2)];
    }
    currentSize = count;
    currentAt = 0;
    for (int i = heads[currentRank]; i != NONE; i = nexts[i]) {
      current[--count] = places[i];
    }
    heads[currentRank] = NONE;
    Arrays.sort(current, 0, currentSize);
  }

  private void grow(int length) {
    places = Arrays.copyOf(places, length);
    nexts = Arrays.copyOf(nexts, length);
  }

  /** Gives back the memory that a long text took. */
  void release() {
    places = new int[FIRST];
    nexts = new int[FIRST];
    current = new int[FIRST];
  }
}
