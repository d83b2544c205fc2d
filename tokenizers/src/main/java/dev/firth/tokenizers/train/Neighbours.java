package dev.firth.tokenizers.train;

import java.util.Arrays;

/**
 * The tokens on one side of a pair that is being merged: for each of them, how much its old pair
 * loses, how much its new pair gains, and in which places. A token has a slot from when it is first
 * met until {@link #clear}.
 */
final class Neighbours {
  private int[] slotPlusOne = new int[1 << 10];
  private int[] tokens = new int[1 << 8];
  private long[] lost = new long[1 << 8];
  private long[] gained = new long[1 << 8];
  private int[] uses = new int[1 << 8];
  private int size;

  private int[] slotOfPlace = new int[1 << 10];
  private int[] places = new int[1 << 10];
  private int placeCount;

  void clear() {
    for (int slot = 0; slot < size; slot++) {
      slotPlusOne[tokens[slot]] = 0;
    }
    size = 0;
    placeCount = 0;
  }

  /** The old pair with this token vanishes somewhere. */
  void lose(int token, long weight) {
    int slot = slot(token);
    lost[slot] += weight;
  }

  /** The new pair with this token appears in a place. */
  void gain(int token, long weight, int place) {
    int slot = slot(token);
    gained[slot] += weight;
    uses[slot]++;
    if (placeCount == places.length) {
      places = Arrays.copyOf(places, placeCount * 2);
      slotOfPlace = Arrays.copyOf(slotOfPlace, placeCount * 2);
    }
    slotOfPlace[placeCount] = slot;
    places[placeCount++] = place;
  }

  int size() {
    return size;
  }

  int token(int slot) {
    return tokens[slot];
  }

  long lost(int slot) {
    return lost[slot];
  }

  long gained(int slot) {
    return gained[slot];
  }

  int uses(int slot) {
    return uses[slot];
  }

  /** The slot of a token, -1 if it was not met. */
  int find(int token) {
    return token < slotPlusOne.length ? slotPlusOne[token] - 1 : -1;
  }

  /** What the new pair with a token gained is taken back, as far as it goes. */
  void takeBack(int slot, long weight) {
    gained[slot] -= weight;
  }

  /**
   * Writes the places of each slot, in the order in which they were met.
   *
   * @param next where each slot's next place is to be written; negative for a slot that is left out
   */
  void write(int[] next, int[] target) {
    for (int i = 0; i < placeCount; i++) {
      int slot = slotOfPlace[i];
      if (next[slot] >= 0) {
        target[next[slot]++] = places[i];
      }
    }
  }

  private int slot(int token) {
    if (token >= slotPlusOne.length) {
      slotPlusOne = Arrays.copyOf(slotPlusOne, Math.max(token + 1, slotPlusOne.length * 2));
    }
    int slot = slotPlusOne[token] - 1;
    return slot >= 0 ? slot : newSlot(token);
  }

  private int newSlot(int token) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, size * 2);
      lost = Arrays.copyOf(lost, size * 2);
      gained = Arrays.copyOf(gained, size * 2);
      uses = Arrays.copyOf(uses, size * 2);
    }
    tokens[size] = token;
    lost[size] = 0;
    gained[size] = 0;
    uses[size] = 0;
    slotPlusOne[token] = size + 1;
    return size++;
  }
}
