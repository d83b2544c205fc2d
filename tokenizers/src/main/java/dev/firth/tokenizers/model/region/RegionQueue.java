package dev.firth.tokenizers.model.region;

/**
 * Stretches of a text that wait to be looked up together, so that the look-ups overlap. For one
 * thread.
 */
public final class RegionQueue {
  /** The upper half of a key that nothing has. */
  private static final long NO_KEY = -1;

  private static final int ROOM = 256;

  private final long[] lows = new long[ROOM];
  private final long[] highs = new long[ROOM];
  private final int[] starts = new int[ROOM];
  private final int[] ends = new int[ROOM];
  private int size;

  /** Number of stretches. */
  public int size() {
    return size;
  }

  /** Whether it must be emptied before more can come. */
  public boolean isFull() {
    return size == ROOM;
  }

  /** Forgets all. */
  public void clear() {
    size = 0;
  }

  /** Adds a stretch with its key, see {@link RegionKey}. */
  public void add(long low, long high, int start, int end) {
    int at = size++;
    lows[at] = low;
    highs[at] = high;
    starts[at] = start;
    ends[at] = end;
  }

  /** Adds a stretch that is too long for a key. */
  public void add(int start, int end) {
    add(0, NO_KEY, start, end);
  }

  /** Whether a stretch has a key. */
  public boolean hasKey(int index) {
    return highs[index] != NO_KEY;
  }

  /** Lower halves of keys; only lent. */
  public long[] lows() {
    return lows;
  }

  /** Upper halves of keys; only lent. */
  public long[] highs() {
    return highs;
  }

  /** Where a stretch begins. */
  public int start(int index) {
    return starts[index];
  }

  /** One past its end. */
  public int end(int index) {
    return ends[index];
  }
}
