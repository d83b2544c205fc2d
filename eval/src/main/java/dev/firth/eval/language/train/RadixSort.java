package dev.firth.eval.language.train;

import java.util.Arrays;

/**
 * Sorts records of longs by their leading longs, from the lowest digit to the highest: stable, and
 * without a comparison. Digits that are equal everywhere cost nothing but their counting.
 */
final class RadixSort {
  private static final int MOST_DIGIT_BITS = 11;

  private final NgramLayout layout;
  private final int stride;

  /**
   * @param layout of the key at the beginning of each record
   * @param stride longs of a record
   */
  RadixSort(NgramLayout layout, int stride) {
    this.layout = layout;
    this.stride = stride;
  }

  /**
   * Sorts the records in the first {@code used} longs.
   *
   * @param spare as long as that; its content is lost
   * @return the array, of the two, that holds the result
   */
  long[] sort(long[] records, long[] spare, int used) {
    long[] from = records;
    long[] to = spare;
    for (int key = layout.longs() - 1; key >= 0; key--) {
      int bits = layout.bitsOf(key);
      int digits = (bits + MOST_DIGIT_BITS - 1) / MOST_DIGIT_BITS;
      int digitBits = (bits + digits - 1) / digits;
      int[][] counts = counts(from, used, key, digits, digitBits);
      for (int digit = 0; digit < digits; digit++) {
        if (!isConstant(counts[digit], used / stride)) {
          deal(from, to, used, key, digit * digitBits, starts(counts[digit]));
          long[] dealt = to;
          to = from;
          from = dealt;
        }
      }
    }
    return from;
  }

  /** How often each value of each digit comes, all digits in one reading. */
  private int[][] counts(long[] from, int used, int key, int digits, int digitBits) {
    var counts = new int[digits][1 << digitBits];
    int mask = (1 << digitBits) - 1;
    for (int at = key; at < used; at += stride) {
      long value = from[at];
      for (int digit = 0; digit < digits; digit++) {
        counts[digit][(int) value & mask]++;
        value >>>= digitBits;
      }
    }
    return counts;
  }

  private static boolean isConstant(int[] counts, int records) {
    return Arrays.stream(counts).anyMatch(count -> count == records);
  }

  /** Turns counts into the first place of each value, in longs. */
  private int[] starts(int[] counts) {
    int start = 0;
    for (int value = 0; value < counts.length; value++) {
      int count = counts[value];
      counts[value] = start;
      start += count * stride;
    }
    return counts;
  }

  private void deal(long[] from, long[] to, int used, int key, int shift, int[] next) {
    int mask = next.length - 1;
    if (stride == 1) {
      for (int at = 0; at < used; at++) {
        long value = from[at];
        to[next[(int) (value >>> shift) & mask]++] = value;
      }
      return;
    }
    for (int at = 0; at < used; at += stride) {
      int digit = (int) (from[at + key] >>> shift) & mask;
      int place = next[digit];
      next[digit] = place + stride;
      for (int i = 0; i < stride; i++) {
        to[place + i] = from[at + i];
      }
    }
  }
}
