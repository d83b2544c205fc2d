package dev.firth.tokenizers.model.sentencepiece;

/**
 * Words that were cut before, for one thread: a table of fixed size in which a word has two places,
 * the older of which is given up first. Words have up to 15 units with codes up to 256, and up to
 * six pieces; others are not kept.
 */
final class WordCache {
  /** Units in a key. */
  static final int MOST_UNITS = 15;

  private static final int MOST_PIECES = 6;
  private static final int WORDS = 1 << 16;

  /** Longs of an entry: two of the key, reach and count, three of ids. */
  private static final int WIDTH = 6;

  private static final int INFO = 2;
  private static final int IDS = 3;

  private final long[] entries = new long[WORDS * WIDTH];

  /** The place of a word, or -1. */
  int find(long high, long low) {
    int at = place(high, low);
    if (entries[at] == high && entries[at + 1] == low) {
      return at;
    }
    at = other(at);
    return entries[at] == high && entries[at + 1] == low ? at : -1;
  }

  /** The second place: the next entry, or in every second entry the one before. */
  private static int other(int at) {
    return (at / WIDTH ^ 1) * WIDTH;
  }

  private static int place(long high, long low) {
    long hash = (low ^ Long.rotateLeft(high, 29)) * 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 32;
    return (int) ((hash * 0x9e3779b97f4a7c15L) >>> 48) * WIDTH;
  }

  /** How far from zero the sum of scores before the word may be for the entry to hold. */
  float reach(int at) {
    return Float.intBitsToFloat((int) (entries[at + INFO] >>> 32));
  }

  /** Number of pieces. */
  int count(int at) {
    return (int) entries[at + INFO];
  }

  /** The id of a piece. */
  int id(int at, int piece) {
    return (int) (entries[at + IDS + (piece >> 1)] >>> ((piece & 1) << 5));
  }

  /** Keeps the word that a splitter has just cut. */
  void put(long high, long low, WordSplitter word) {
    int count = word.pieces();
    if (count > MOST_PIECES) {
      return;
    }
    int at = place(high, low);
    System.arraycopy(entries, at, entries, other(at), WIDTH);
    entries[at] = high;
    entries[at + 1] = low;
    entries[at + INFO] = (long) Float.floatToRawIntBits(word.reach()) << 32 | count;
    for (int i = 0; i < count; i += 2) {
      long second = i + 1 < count ? word.id(i + 1) : 0;
      entries[at + IDS + (i >> 1)] = second << 32 | word.id(i);
    }
  }
}
