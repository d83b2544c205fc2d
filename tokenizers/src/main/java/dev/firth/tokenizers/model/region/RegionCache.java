package dev.firth.tokenizers.model.region;

import dev.firth.tokenizers.TokenBuffer;
import java.util.Arrays;

/**
 * Ids of stretches of text that were encoded before. A stretch of up to {@value #MOST_BYTES} bytes
 * of UTF-8 is packed into two longs with its length, up to {@value #INLINE} ids of {@value
 * #ID_BITS} bits into two more, so that an entry is half a cache line; more or greater ids lie in a
 * pool. Each stretch has two places; the newer takes the first. Begins small and grows up to a
 * bound.
 *
 * <p>An entry may hold only near the beginning of a text, as where sums are rounded the more
 * coarsely the greater they are: each adds its costs to those of the text so far, and holds while
 * these are below a power of two. For one thread.
 */
public final class RegionCache {
  /** Longest stretch. */
  public static final int MOST_BYTES = 15;

  /** The reach of what holds anywhere. */
  public static final int ANYWHERE = 63;

  /** Greatest costs of one entry. */
  public static final int MOST_COSTS = (1 << 10) - 1;

  private static final int INLINE = 6;
  private static final int ID_BITS = 18;
  private static final int ID_MASK = (1 << ID_BITS) - 1;
  private static final int COUNT_BITS = 4;
  private static final int POOLED = (1 << COUNT_BITS) - 1;

  /** Above count and ids in the one long, and above ids in the other. */
  private static final int REACH_SHIFT = 58;

  private static final int COSTS_SHIFT = 54;

  private static final int MOST_POOLED = 1 << 22;
  private static final int NONE = -1;

  /** Longs of an entry: two of the stretch, two of ids. */
  private static final int ENTRY = 4;

  private static final int SMALLEST_BITS = 9;
  private static final int LARGEST_BITS = 17;

  private long[] table;
  private int shift;
  private int used;
  private int[] pool;
  private int pooled;
  private long costs;

  /** An empty cache. */
  public RegionCache() {
    clear();
  }

  private void clear() {
    resize(SMALLEST_BITS);
    pool = new int[1 << SMALLEST_BITS];
    pooled = 0;
  }

  private void resize(int bits) {
    table = new long[ENTRY << bits];
    // The lowest bit of a place chooses between the two of a stretch.
    shift = Long.SIZE - (bits - 1);
    used = 0;
  }

  /** A text begins. */
  public void begin() {
    costs = 0;
  }

  /** The costs of the text so far. */
  public long costs() {
    return costs;
  }

  /** Adds the costs of what is not in the cache. */
  public void addCosts(long more) {
    costs += more;
  }

  /**
   * Appends the ids of stretches, one after the other, to a buffer that keeps no offsets.
   *
   * @param lows their keys; see {@link RegionKey}
   * @return the first stretch that is not known, or does not hold here; {@code to} if there is none
   */
  public int append(long[] lows, long[] highs, int from, int to, TokenBuffer tokens) {
    int[] out = tokens.room((to - from) * INLINE);
    int first = tokens.size();
    int at = first;
    long sum = costs;
    int i = from;
    for (; i < to; i++) {
      int entry = find(lows[i], highs[i]);
      if (entry < 0) {
        break;
      }
      long ids = table[entry + 2];
      long more = table[entry + 3];
      if (sum >>> (ids >>> REACH_SHIFT) != 0) {
        break;
      }
      sum += more >>> COSTS_SHIFT;
      int count = (int) ids & POOLED;
      if (count == POOLED) {
        tokens.wrote(at - first);
        appendPooled((int) (ids >>> COUNT_BITS), tokens);
        out = tokens.room((to - i) * INLINE);
        first = tokens.size();
        at = first;
        continue;
      }
      out[at] = (int) (ids >>> COUNT_BITS) & ID_MASK;
      out[at + 1] = (int) (ids >>> (COUNT_BITS + ID_BITS)) & ID_MASK;
      out[at + 2] = (int) (ids >>> (COUNT_BITS + 2 * ID_BITS)) & ID_MASK;
      if (count > 3) {
        out[at + 3] = (int) more & ID_MASK;
        out[at + 4] = (int) (more >>> ID_BITS) & ID_MASK;
        out[at + 5] = (int) (more >>> (2 * ID_BITS)) & ID_MASK;
      }
      at += count;
    }
    tokens.wrote(at - first);
    costs = sum;
    return i;
  }

  private int find(long low, long high) {
    long[] entries = table;
    int at = place(low, high);
    if (entries[at] == low && entries[at + 1] == high) {
      return at;
    }
    at += ENTRY;
    return entries[at] == low && entries[at + 1] == high ? at : NONE;
  }

  private int place(long low, long high) {
    long hash = (low ^ Long.rotateLeft(high, 27) * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
    hash ^= hash >>> 32;
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> shift) * (2 * ENTRY);
  }

  private void appendPooled(int place, TokenBuffer tokens) {
    int count = pool[place];
    int[] to = tokens.room(count);
    int size = tokens.size();
    for (int i = 0; i < count; i++) {
      to[size + i] = pool[place + 1 + i];
    }
    tokens.wrote(count);
  }

  /**
   * Keeps a stretch with the ids that a buffer has from an index on.
   *
   * @param reach the power of two below which costs must be for the entry to hold
   * @param ownCosts up to {@link #MOST_COSTS}
   */
  public void put(long low, long high, int reach, int ownCosts, TokenBuffer tokens, int from) {
    long ids = (long) reach << REACH_SHIFT;
    long more = (long) ownCosts << COSTS_SHIFT;
    int count = tokens.size() - from;
    if (fits(tokens, from)) {
      ids |= count;
      for (int i = 0; i < count; i++) {
        if (i < 3) {
          ids |= (long) tokens.id(from + i) << (COUNT_BITS + i * ID_BITS);
        } else {
          more |= (long) tokens.id(from + i) << ((i - 3) * ID_BITS);
        }
      }
    } else {
      ids |= ((long) pool(tokens, from, count) << COUNT_BITS) | POOLED;
    }
    if (++used > table.length / ENTRY && shift > Long.SIZE - (LARGEST_BITS - 1)) {
      grow();
    }
    insert(low, high, ids, more);
  }

  private static boolean fits(TokenBuffer tokens, int from) {
    int all = 0;
    for (int i = from; i < tokens.size(); i++) {
      all |= tokens.id(i);
    }
    return tokens.size() - from <= INLINE && all <= ID_MASK;
  }

  private int pool(TokenBuffer tokens, int from, int count) {
    if (pooled + count >= MOST_POOLED) {
      clear();
    }
    if (pooled + count >= pool.length) {
      pool = Arrays.copyOf(pool, Math.max(pooled + count + 1, pool.length * 2));
    }
    int place = pooled;
    pool[pooled++] = count;
    for (int i = 0; i < count; i++) {
      pool[pooled++] = tokens.id(from + i);
    }
    return place;
  }

  private void insert(long low, long high, long ids, long more) {
    int at = place(low, high);
    System.arraycopy(table, at, table, at + ENTRY, ENTRY);
    table[at] = low;
    table[at + 1] = high;
    table[at + 2] = ids;
    table[at + 3] = more;
  }

  private void grow() {
    long[] old = table;
    resize(Long.SIZE - shift + 2);
    for (int at = old.length - ENTRY; at >= 0; at -= ENTRY) {
      if (old[at + 1] != 0) {
        insert(old[at], old[at + 1], old[at + 2], old[at + 3]);
        used++;
      }
    }
  }
}
