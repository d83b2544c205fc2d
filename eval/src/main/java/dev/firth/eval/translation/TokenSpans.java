package dev.firth.eval.translation;

import java.util.Arrays;

/**
 * A segment's text and its tokens, each a stretch of the text: no token is copied. Used again for
 * every segment, by one thread.
 */
final class TokenSpans {
  private char[] text = new char[512];
  private int length;
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int count;

  /** Takes another text, without tokens yet. */
  void reset(String newText) {
    length = newText.length();
    if (length > text.length) {
      text = new char[Math.max(length, 2 * text.length)];
    }
    newText.getChars(0, length, text, 0);
    count = 0;
  }

  void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  /** The characters; those from {@link #length()} on mean nothing. */
  char[] text() {
    return text;
  }

  int length() {
    return length;
  }

  /** How many tokens there are. */
  int count() {
    return count;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** Splits at Python's blanks. */
  void splitAtBlanks() {
    int start = -1;
    for (int i = 0; i < length; i++) {
      if (PythonText.isBlank(text[i])) {
        if (start >= 0) {
          add(start, i);
        }
        start = -1;
      } else if (start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      add(start, length);
    }
  }

  /** Every character that is no blank is a token. */
  void splitIntoCharacters() {
    for (int i = 0; i < length; ) {
      int size = Character.charCount(Character.codePointAt(text, i, length));
      if (!PythonText.isBlank(text[i])) {
        add(i, i + size);
      }
      i += size;
    }
  }

  String token(int token) {
    return new String(text, starts[token], ends[token] - starts[token]);
  }

  /** The tokens with a space between. */
  String joined() {
    var line = new StringBuilder(length + count);
    for (int token = 0; token < count; token++) {
      if (token > 0) {
        line.append(' ');
      }
      line.append(text, starts[token], ends[token] - starts[token]);
    }
    return line.toString();
  }
}
