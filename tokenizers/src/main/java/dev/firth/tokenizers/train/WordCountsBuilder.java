package dev.firth.tokenizers.train;

import dev.firth.runs.UsageException;
import java.util.Arrays;

/** Takes different words one after the other. */
final class WordCountsBuilder {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] arena = new byte[1 << 12];
  private int[] starts = new int[1 << 8];
  private long[] counts = new long[1 << 8];
  private int size;

  /** Appends a word that was not added before. */
  void add(byte[] utf8, int offset, int length, long count) {
    int start = starts[size];
    long end = start + (long) length;
    if (end > LONGEST_ARRAY || size == LONGEST_ARRAY - 1) {
      throw new UsageException(
          "the different words take more than 2 GiB: train on less text, or cut it into shorter"
              + " words");
    }
    if (end > arena.length) {
      arena = Arrays.copyOf(arena, grown(arena.length, end));
    }
    if (size + 1 == starts.length) {
      starts = Arrays.copyOf(starts, grown(starts.length, size + 2L));
      counts = Arrays.copyOf(counts, starts.length);
    }
    System.arraycopy(utf8, offset, arena, start, length);
    counts[size++] = count;
    starts[size] = (int) end;
  }

  WordCounts build() {
    return new WordCounts(arena, starts, Arrays.copyOf(counts, size));
  }

  private static int grown(int length, long least) {
    return (int) Math.min(LONGEST_ARRAY, Math.max(least, length + (long) (length >> 1)));
  }
}
