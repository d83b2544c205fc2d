package dev.firth.embeddings.glove;

/**
 * The co-occurrences of one word while they are counted: a number for every word of the vocabulary,
 * and which of them are not zero. No hashing, and no sorting but by bitmap.
 */
final class DenseRow {
  private final long[] units;
  private final int[] contexts;

  /** A bit for each word of {@link #contexts}, and a bit for each long of these bits. */
  private final long[] bits;

  private final long[] longsInUse;
  private int size;

  DenseRow(int vocabulary) {
    units = new long[vocabulary];
    contexts = new int[vocabulary + 1];
    bits = new long[(vocabulary + 63) / 64];
    longsInUse = new long[(bits.length + 63) / 64];
  }

  /** Bytes that an instance takes. */
  static long bytes(int vocabulary) {
    return 12L * vocabulary + vocabulary / 8 + vocabulary / 512 + 128;
  }

  /**
   * Adds the words on one side of a position, up to the end of the line or the window.
   *
   * @param step 1 for the words behind it, -1 for those before it
   */
  void addSide(int[] ids, int position, int step, long[] byDistance) {
    int n = size;
    int at = position;
    for (int d = 1; d < byDistance.length; d++) {
      at += step;
      int context = ids[at];
      if (context < 0) {
        break;
      }
      long before = units[context];
      contexts[n] = context;
      n += before == 0 ? 1 : 0;
      units[context] = before + byDistance[d];
    }
    size = n;
  }

  void add(int context, long more) {
    contexts[size] = context;
    size += units[context] == 0 ? 1 : 0;
    units[context] += more;
  }

  /** Puts the contexts into ascending order. */
  void sort() {
    for (int i = 0; i < size; i++) {
      int at = contexts[i] >>> 6;
      bits[at] |= 1L << contexts[i];
      longsInUse[at >>> 6] |= 1L << at;
    }
    int n = 0;
    for (int i = 0; i < longsInUse.length; i++) {
      for (long inUse = longsInUse[i]; inUse != 0; inUse &= inUse - 1) {
        int at = i * 64 + Long.numberOfTrailingZeros(inUse);
        for (long words = bits[at]; words != 0; words &= words - 1) {
          contexts[n++] = at * 64 + Long.numberOfTrailingZeros(words);
        }
        bits[at] = 0;
      }
      longsInUse[i] = 0;
    }
  }

  /** How many words there are with a number that is not zero. */
  int size() {
    return size;
  }

  /** Context i of the word; ascending after {@link #sort}. */
  int context(int i) {
    return contexts[i];
  }

  /** Units of context i, see {@link DistanceUnits}. */
  long units(int i) {
    return units[contexts[i]];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      units[contexts[i]] = 0;
    }
    size = 0;
  }
}
