package dev.firth.tokenizers.train;

import java.util.Arrays;

/**
 * Pairs that are frequent enough, with their counts and places. Pairs below a threshold are not
 * kept at all; when those above it are used up the text is indexed again with a lower one.
 */
final class PairIndex {
  private static final int MOST_SUMS = 1 << 20;

  private final SymbolText text;
  private final int maxTokenLength;
  private final PairTable table = new PairTable();
  private final PairQueue queue;
  private int[] places = new int[1 << 10];
  private int placeCount;
  private long threshold;

  PairIndex(SymbolText text, PairOrder order, int maxTokenLength) {
    this.text = text;
    this.maxTokenLength = maxTokenLength;
    queue = new PairQueue(order);
  }

  PairTable table() {
    return table;
  }

  PairQueue queue() {
    return queue;
  }

  /** Pairs that are less frequent than this are not in the index. */
  long threshold() {
    return threshold;
  }

  /** Whether lists of merged pairs take so much room that the text had better be indexed again. */
  boolean isWasteful() {
    return placeCount > (1 << 20) + 2L * text.places();
  }

  int place(int index) {
    return places[index];
  }

  int[] places() {
    return places;
  }

  /** Whether two neighbours may be merged. Two single characters always may, as in HF's trainer. */
  boolean mayMerge(int span, int otherSpan) {
    return span + otherSpan == 2 || span + otherSpan < maxTokenLength;
  }

  /** Room for so many places more; gives where it begins. */
  int reserve(int count) {
    int start = placeCount;
    placeCount = Math.addExact(placeCount, count);
    if (placeCount > places.length) {
      long doubled = Math.min(Integer.MAX_VALUE - 8L, 2L * places.length);
      places = Arrays.copyOf(places, (int) Math.max(placeCount, doubled));
    }
    return start;
  }

  /** Counts all pairs of the text and lists the places of those that are frequent enough. */
  void rebuild(long least) {
    threshold = least;
    table.clear();
    queue.clear();
    placeCount = 0;
    countPairs(least > 1 ? sums() : null);
    enqueue();
    fillLists();
  }

  /**
   * Sums of the counts of all pairs that fall into one class: upper bounds that cost little memory
   * and keep most of the rare pairs out of the table.
   */
  private long[] sums() {
    int size = Math.clamp(Integer.highestOneBit(text.places()), 1 << 10, MOST_SUMS);
    var sums = new long[size];
    int at = 0;
    for (int next = nextPair(at); next > 0; next = nextPair(at)) {
      at = next;
      sums[(int) PairTable.mix(keyAt(at)) & (size - 1)] += text.weight(at);
    }
    return sums;
  }

  private void countPairs(long[] sums) {
    int at = 0;
    for (int next = nextPair(at); next > 0; next = nextPair(at)) {
      at = next;
      long key = keyAt(at);
      if (sums == null || sums[(int) PairTable.mix(key) & (sums.length - 1)] >= threshold) {
        table.addUse(key, text.weight(at));
      }
    }
  }

  private void enqueue() {
    for (int slot = 0; slot < table.slots(); slot++) {
      if (table.keyAt(slot) < 0) {
        continue;
      }
      int uses = table.numberAt(slot);
      if (table.countAt(slot) >= threshold) {
        int start = reserve(uses);
        queue.add(table.keyAt(slot), table.countAt(slot), start, uses);
        table.number(slot, start);
      } else {
        table.number(slot, -1);
      }
    }
  }

  private void fillLists() {
    int at = 0;
    for (int next = nextPair(at); next > 0; next = nextPair(at)) {
      at = next;
      int slot = table.find(keyAt(at));
      int index = slot < 0 ? -1 : table.numberAt(slot);
      if (index >= 0) {
        places[index] = at;
        table.number(slot, index + 1);
      }
    }
  }

  private long keyAt(int place) {
    return PairTable.key(
        SymbolText.id(text.cell(place)), SymbolText.id(text.cell(place + text.span(place))));
  }

  /** The place of the first pair behind a place, 0 if there is none. */
  private int nextPair(int place) {
    int at = place + (text.cell(place) < 0 ? 1 : text.span(place));
    while (at < text.places()) {
      if (text.cell(at) < 0) {
        at++;
        continue;
      }
      int next = at + text.span(at);
      if (text.cell(next) >= 0 && mayMerge(next - at, text.span(next))) {
        return at;
      }
      at = next;
    }
    return 0;
  }
}
