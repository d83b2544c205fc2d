package dev.firth.eval.translation;

import java.util.Arrays;

/**
 * Numbers for the tokens of one hypothesis, by which those of its references are known. Two tokens
 * have one number if and only if their characters are equal. Used again for every segment, by one
 * thread.
 */
final class TokenIds {
  /** The number of a token that the hypothesis does not have. */
  static final int UNKNOWN = -1;

  private final TokenSpans hypothesis;
  private int[] slots = new int[256];
  private int[] hashes = new int[128];
  private int[] places = new int[128];
  private int mask;
  private int count;

  /** Numbers for the tokens of a hypothesis, which is set before each {@link #number}. */
  TokenIds(TokenSpans hypothesis) {
    this.hypothesis = hypothesis;
  }

  /** Numbers the hypothesis's tokens from 0 in the order in which they first come. */
  int[] number(int[] into) {
    int tokens = hypothesis.count();
    prepare(tokens);
    int[] ids = into.length < tokens ? new int[2 * tokens] : into;
    char[] text = hypothesis.text();
    for (int token = 0; token < tokens; token++) {
      int start = hypothesis.start(token);
      int end = hypothesis.end(token);
      int hash = hash(text, start, end);
      int slot = find(text, start, end, hash);
      if (slots[slot] < 0) {
        slots[slot] = count;
        hashes[count] = hash;
        places[count] = token;
        count++;
      }
      ids[token] = slots[slot];
    }
    return ids;
  }

  /** How many different tokens the hypothesis has. */
  int count() {
    return count;
  }

  /** The hypothesis's numbers of a reference's tokens, {@link #UNKNOWN} where it has none. */
  int[] lookUp(TokenSpans reference, int[] into) {
    int tokens = reference.count();
    int[] ids = into.length < tokens ? new int[2 * tokens] : into;
    char[] text = reference.text();
    for (int token = 0; token < tokens; token++) {
      int start = reference.start(token);
      int end = reference.end(token);
      ids[token] = slots[find(text, start, end, hash(text, start, end))];
    }
    return ids;
  }

  private void prepare(int tokens) {
    int size = Math.max(16, Integer.highestOneBit(Math.max(1, tokens)) << 2);
    if (size > slots.length) {
      slots = new int[size];
      hashes = new int[size];
      places = new int[size];
    }
    mask = size - 1;
    count = 0;
    Arrays.fill(slots, 0, size, UNKNOWN);
  }

  /** The slot that holds the token, or the free one where it belongs. */
  private int find(char[] text, int start, int end, int hash) {
    int slot = hash & mask;
    while (slots[slot] >= 0 && !isSame(slots[slot], text, start, end, hash)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isSame(int id, char[] text, int start, int end, int hash) {
    int place = places[id];
    return hashes[id] == hash
        && Arrays.equals(
            hypothesis.text(), hypothesis.start(place), hypothesis.end(place), text, start, end);
  }

  private static int hash(char[] text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 15;
  }
}
