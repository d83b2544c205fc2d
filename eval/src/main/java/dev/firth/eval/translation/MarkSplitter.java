package dev.firth.eval.translation;

import static dev.firth.eval.translation.CharClasses.ALONE;
import static dev.firth.eval.translation.CharClasses.APOSTROPHE;
import static dev.firth.eval.translation.CharClasses.BLANK;
import static dev.firth.eval.translation.CharClasses.DASH;
import static dev.firth.eval.translation.CharClasses.DIGIT;
import static dev.firth.eval.translation.CharClasses.MARK;
import static dev.firth.eval.translation.CharClasses.OTHER;

/**
 * Splits a segment as NIST's mteval scripts do. There it is a chain of substitutions that put
 * spaces around marks; since they take nothing away, all that counts is where a space comes to
 * stand, and one pass over the characters tells.
 *
 * <p>The chain first separates marks from what is not a digit before them, two characters at a
 * time, then from what is not a digit behind them. What one substitution has taken the next cannot
 * use: in a run of marks every second one is taken together with the one before it, so whether the
 * last one still sticks to a digit behind depends on the length of the run.
 */
final class MarkSplitter {
  private final CharClasses classes;
  private final boolean padded;

  private TokenSpans spans;
  private char[] text;
  private int length;

  /** Where the token begins that is being read, or -1. */
  private int start;

  /**
   * A splitter.
   *
   * @param padded whether the scripts put a space before and behind the segment first
   */
  MarkSplitter(CharClasses classes, boolean padded) {
    this.classes = classes;
    this.padded = padded;
  }

  /**
   * Adds the tokens of the text.
   *
   * @param from where the segment begins in the text
   */
  void split(TokenSpans into, int from) {
    spans = into;
    text = into.text();
    length = into.length();
    start = -1;
    byte before = padded ? BLANK : DIGIT; // marks at the bare edge of a text stay where they are
    int at = from;
    while (at < length) {
      byte found = classes.of(text, at, length);
      int end = at + classes.size(text, at, length);
      switch (found) {
        case BLANK -> close(at);
        case ALONE -> alone(at, end);
        case MARK -> end = marks(at, before == DIGIT);
        case DASH -> {
          if (before == DIGIT && at > from) {
            alone(at, end);
          } else {
            open(at);
          }
        }
        case APOSTROPHE -> {
          if (isPossessive(at)) {
            close(at);
          }
          open(at);
        }
        default -> open(at);
      }
      before = found;
      at = end;
    }
    close(length);
  }

  /** Takes a run of marks and returns where it ends. */
  private int marks(int at, boolean digitBefore) {
    int last = at;
    int count = 1;
    int end = at + classes.size(text, at, length);
    while (end < length && classes.of(text, end, length) == MARK) {
      last = end;
      end += classes.size(text, end, length);
      count++;
    }
    byte behind = end < length ? classes.of(text, end, length) : padded ? BLANK : OTHER;
    boolean digitBehind = end < length && behind == DIGIT;
    boolean bareEnd = end == length && !padded;
    if (count == 1 && digitBefore && (digitBehind || bareEnd)) {
      open(at);
      return end;
    }
    close(at);
    for (int mark = at; mark < last; ) {
      int size = classes.size(text, mark, length);
      spans.add(mark, mark + size);
      mark += size;
    }
    boolean lastIsTaken = digitBefore == (count % 2 == 0);
    if (digitBehind && !lastIsTaken) {
      open(last);
    } else {
      spans.add(last, end);
    }
    return end;
  }

  private boolean isPossessive(int at) {
    return at + 1 < length
        && text[at + 1] == 's'
        && (at + 2 == length || CharClasses.endsWesternWord(text[at + 2]));
  }

  private void open(int at) {
    if (start < 0) {
      start = at;
    }
  }

  private void close(int at) {
    if (start >= 0) {
      spans.add(start, at);
      start = -1;
    }
  }

  private void alone(int at, int end) {
    close(at);
    spans.add(at, end);
  }
}
