package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Makes pieces from the delimiters found in a text, told from left to right. Delimiters and what is
 * between them are segments; a segment waits if it may still grow.
 */
final class Segments {
  private final NormalizedText text;
  private final SplitBehavior behavior;
  private final boolean invert;
  private final Consumer<NormalizedText> pieces;
  private int last;

  private boolean waiting;
  private int waitingFrom;
  private int waitingTo;
  private boolean waitingIsDelimiter;

  /**
   * @param invert whether what is told are not the delimiters but what is between them
   */
  Segments(
      NormalizedText text,
      SplitBehavior behavior,
      boolean invert,
      Consumer<NormalizedText> pieces) {
    this.text = text;
    this.behavior = behavior;
    this.invert = invert;
    this.pieces = pieces;
  }

  /** Cuts a text at every character that a test accepts. */
  static void split(
      NormalizedText text,
      IntPredicate isDelimiter,
      SplitBehavior behavior,
      Consumer<NormalizedText> pieces) {
    var segments = new Segments(text, behavior, false, pieces);
    int length = text.length();
    for (int at = 0; at < length; ) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (isDelimiter.test(codePoint)) {
        segments.match(at, next);
      }
      at = next;
    }
    segments.done();
  }

  /** A match behind the ones told before. */
  void match(int from, int to) {
    if (from > last) {
      segment(last, from, invert);
    }
    segment(from, to, !invert);
    last = to;
  }

  /** No match follows. */
  void done() {
    if (text.length() > last) {
      segment(last, text.length(), invert);
    }
    flush();
  }

  private void segment(int from, int to, boolean isDelimiter) {
    switch (behavior) {
      case REMOVED -> {
        if (!isDelimiter) {
          piece(from, to);
        }
      }
      case ISOLATED -> piece(from, to);
      case CONTIGUOUS -> join(from, to, isDelimiter, isDelimiter == waitingIsDelimiter);
      case MERGED_WITH_PREVIOUS -> join(from, to, isDelimiter, isDelimiter && !waitingIsDelimiter);
      case MERGED_WITH_NEXT -> join(from, to, isDelimiter, waitingIsDelimiter && !isDelimiter);
    }
  }

  private void join(int from, int to, boolean isDelimiter, boolean grows) {
    if (waiting && grows) {
      waitingTo = to;
    } else {
      flush();
      waiting = true;
      waitingFrom = from;
      waitingTo = to;
    }
    waitingIsDelimiter = isDelimiter;
  }

  private void flush() {
    if (waiting) {
      piece(waitingFrom, waitingTo);
    }
    waiting = false;
  }

  private void piece(int from, int to) {
    if (from < to) {
      pieces.accept(text.part(from, to));
    }
  }
}
