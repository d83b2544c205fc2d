package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * Which tokens belong to which input sequence. With no range at all everything belongs to the first
 * sequence, padding and special tokens too; that is Hugging Face's rule.
 */
final class SequenceRanges {
  static final SequenceRanges NONE = new SequenceRanges(new int[0]);

  /** Sequence, first token, one past the last token, for each sequence. */
  private final int[] ranges;

  private SequenceRanges(int[] ranges) {
    this.ranges = ranges;
  }

  static SequenceRanges of(int sequence, int size) {
    return new SequenceRanges(new int[] {sequence, 0, size});
  }

  /** These ranges and further ones behind them; of the same sequence the later range counts. */
  SequenceRanges plus(SequenceRanges other, int shift) {
    int[] sum = Arrays.copyOf(ranges, ranges.length + other.ranges.length);
    int length = ranges.length;
    for (int i = 0; i < other.ranges.length; i += 3) {
      int at = find(sum, length, other.ranges[i]);
      sum[at] = other.ranges[i];
      sum[at + 1] = other.ranges[i + 1] + shift;
      sum[at + 2] = other.ranges[i + 2] + shift;
      length = Math.max(length, at + 3);
    }
    return new SequenceRanges(length == sum.length ? sum : Arrays.copyOf(sum, length));
  }

  private static int find(int[] ranges, int length, int sequence) {
    int at = 0;
    while (at < length && ranges[at] != sequence) {
      at += 3;
    }
    return at;
  }

  /** Number of sequences. */
  int count() {
    return Math.max(1, ranges.length / 3);
  }

  /** The sequence of a token, or -1. */
  int of(int token) {
    int at = 0;
    while (at < ranges.length && (token < ranges[at + 1] || token >= ranges[at + 2])) {
      at += 3;
    }
    if (at < ranges.length) {
      return ranges[at];
    }
    return at == 0 ? 0 : -1;
  }

  int start(int sequence) {
    int at = find(ranges, ranges.length, sequence);
    return at == ranges.length ? 0 : ranges[at + 1];
  }

  int end(int sequence, int size) {
    int at = find(ranges, ranges.length, sequence);
    return at == ranges.length ? size : ranges[at + 2];
  }
}
