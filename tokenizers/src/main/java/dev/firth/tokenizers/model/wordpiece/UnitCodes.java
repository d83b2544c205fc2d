package dev.firth.tokenizers.model.wordpiece;

import java.util.stream.IntStream;

/** Numbers the UTF-16 units of a vocabulary from 1, the most frequent first. */
final class UnitCodes {
  private final int[] counts = new int[1 << Character.SIZE];
  private int size = 1;

  void count(String token) {
    for (int i = 0; i < token.length(); i++) {
      counts[token.charAt(i)]++;
    }
  }

  /** A code for every unit; 0 for those that were never seen. */
  char[] byFrequency() {
    var codes = new char[counts.length];
    var seen =
        IntStream.range(0, counts.length)
            .filter(unit -> counts[unit] > 0)
            .boxed()
            .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
            .toList();
    for (int unit : seen) {
      codes[unit] = (char) size++;
    }
    return codes;
  }

  /** One more than the highest code. */
  int size() {
    return size;
  }
}
