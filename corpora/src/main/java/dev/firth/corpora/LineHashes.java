package dev.firth.corpora;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.function.LongConsumer;

/**
 * How many of the lines are repetitions, in bounded memory: up to 32 bytes for each line kept. All
 * threads may add to it; the result does not depend on the order.
 *
 * <p>Above its limit a shard keeps only lines whose hash ends with {@code level} zero bits, a
 * sample of the different lines with all their repetitions; the level rises with their number
 * (Flajolet 1990, "On adaptive sampling").
 */
public final class LineHashes {
  private static final long LINE_SEED = 0x1F83D9ABFB41BD6BL;
  private static final int SHARD_BITS = 6;
  private static final int SHARDS = 1 << SHARD_BITS;

  private final Shard[] shards = new Shard[SHARDS];

  /**
   * An empty set.
   *
   * @param limit different lines to be kept at most
   */
  public LineHashes(int limit) {
    for (int i = 0; i < SHARDS; i++) {
      shards[i] = new Shard(Math.max(1, limit / SHARDS));
    }
  }

  /** Adds a line, which is not empty. */
  public void add(byte[] bytes, int offset, int length) {
    add(hash(bytes, offset, length));
  }

  /** What a line is compared by. */
  static long hash(byte[] bytes, int offset, int length) {
    return ByteHash.of(bytes, offset, length, LINE_SEED);
  }

  void add(long hash) {
    shards[(int) (hash >>> (Long.SIZE - SHARD_BITS))].add(hash);
  }

  /** Lines added so far. */
  long lines() {
    long sum = 0;
    for (Shard shard : shards) {
      sum += shard.lines();
    }
    return sum;
  }

  /** Gives the hashes of the different lines that are kept. */
  void forEach(LongConsumer consumer) {
    for (Shard shard : shards) {
      shard.forEach(consumer);
    }
  }

  /** Lines that equal an earlier one; exact or estimated. */
  public long duplicates() {
    long sum = 0;
    for (Shard shard : shards) {
      sum += shard.duplicates();
    }
    return sum;
  }

  boolean isExact() {
    for (Shard shard : shards) {
      if (!shard.isExact()) {
        return false;
      }
    }
    return true;
  }

  private static final class Shard {
    private final int limit;
    private final LongOpenHashSet kept = new LongOpenHashSet();

    /** Lines, repetitions included, by the zero bits at the end of their hash. */
    private final long[] lines = new long[Long.SIZE + 1];

    private int level;

    Shard(int limit) {
      this.limit = limit;
    }

    synchronized void add(long hash) {
      int zeros = Long.numberOfTrailingZeros(hash);
      lines[zeros]++;
      if (zeros >= level) {
        kept.add(hash);
        while (kept.size() > limit) {
          level++;
          kept.removeIf(h -> Long.numberOfTrailingZeros(h) < level);
        }
      }
    }

    synchronized long lines() {
      long sum = 0;
      for (long number : lines) {
        sum += number;
      }
      return sum;
    }

    synchronized void forEach(LongConsumer consumer) {
      kept.forEach(consumer);
    }

    synchronized long duplicates() {
      long sampled = 0;
      for (int zeros = level; zeros < lines.length; zeros++) {
        sampled += lines[zeros];
      }
      return (sampled - kept.size()) << level;
    }

    synchronized boolean isExact() {
      return level == 0;
    }
  }
}
