package dev.firth.tokenizers;

import java.util.Arrays;

/** A growing row of stretches of a text, each an added token or, with id -1, text between. */
final class TokenSpans {
  private int[] spans = new int[12];
  private int size;

  void add(int start, int end, int id) {
    if (size * 3 == spans.length) {
      spans = Arrays.copyOf(spans, spans.length * 2);
    }
    spans[size * 3] = start;
    spans[size * 3 + 1] = end;
    spans[size * 3 + 2] = id;
    size++;
  }

  int size() {
    return size;
  }

  int start(int span) {
    return spans[span * 3];
  }

  int end(int span) {
    return spans[span * 3 + 1];
  }

  /** The id of the added token, or -1 for text. */
  int id(int span) {
    return spans[span * 3 + 2];
  }

  void clear() {
    size = 0;
  }
}
