package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * A text whose every UTF-16 unit knows which part of an original text it came from, through
 * rewriting and cutting. Immutable. All units of a character have the bounds of the whole
 * character. How rewritten characters are aligned is that of Hugging Face's {@code
 * NormalizedString}.
 *
 * <p>Surrogates without a partner, which only a Java string can hold, read as U+FFFD; the original
 * keeps them.
 */
public final class NormalizedText implements CharSequence {
  private static final char REPLACEMENT = '\uFFFD';

  private final String original;
  private final String text;

  /** Bounds in the original for each unit of the whole text; null if nothing was rewritten yet. */
  private final int[] starts;

  private final int[] ends;
  private final int from;
  private final int to;
  private final int originalFrom;

  private NormalizedText(
      String original, String text, int[] starts, int[] ends, int from, int to, int originalFrom) {
    this.original = original;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.from = from;
    this.to = to;
    this.originalFrom = originalFrom;
  }

  /** A text as it is. */
  public static NormalizedText of(String original) {
    return new NormalizedText(original, whole(original), null, null, 0, original.length(), 0);
  }

  private static String whole(String text) {
    int lone = nextLoneSurrogate(text, 0);
    if (lone < 0) {
      return text;
    }
    var repaired = new StringBuilder(text);
    for (; lone >= 0; lone = nextLoneSurrogate(text, lone + 1)) {
      repaired.setCharAt(lone, REPLACEMENT);
    }
    return repaired.toString();
  }

  private static int nextLoneSurrogate(String text, int from) {
    int length = text.length();
    int at = from;
    while (at < length) {
      char unit = text.charAt(at);
      if (!Character.isSurrogate(unit)) {
        at++;
      } else if (Character.isHighSurrogate(unit)
          && at + 1 < length
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at += 2;
      } else {
        return at;
      }
    }
    return -1;
  }

  /** The original, whole even where this is a part. */
  public String original() {
    return original;
  }

  /** Where this text, or what it was rewritten from, begins in the original. */
  public int originalFrom() {
    return originalFrom;
  }

  /** First unit of the original that the unit at an index stands for. */
  public int originalStart(int index) {
    if (starts != null) {
      return starts[from + index];
    }
    return from + index - (Character.isLowSurrogate(text.charAt(from + index)) ? 1 : 0);
  }

  /** One past the last unit of the original that the unit at an index stands for. */
  public int originalEnd(int index) {
    if (ends != null) {
      return ends[from + index];
    }
    return from + index + (Character.isHighSurrogate(text.charAt(from + index)) ? 2 : 1);
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return text.charAt(from + index);
  }

  /** The code point at an index; there are no surrogates without a partner. */
  public int codePointAt(int index) {
    return text.codePointAt(from + index);
  }

  /** A part of this text, cut between characters; it shares the columns and copies nothing. */
  public NormalizedText part(int start, int end) {
    if (start < 0 || end < start || end > length()) {
      throw new IndexOutOfBoundsException(start + " to " + end + " of " + length());
    }
    int begin = start < end ? originalStart(start) : originalFrom;
    return new NormalizedText(original, text, starts, ends, from + start, from + end, begin);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return part(start, end);
  }

  @Override
  public String toString() {
    return text.substring(from, to);
  }

  /** This text with a string before it that stands for its first character; none if it is empty. */
  public NormalizedText prepend(String prefix) {
    if (isEmpty() || prefix.isEmpty()) {
      return this;
    }
    Editor editor = edit();
    int start = originalStart(0);
    int end = originalEnd(0);
    prefix.codePoints().forEach(codePoint -> editor.put(codePoint, start, end));
    return editor.keepTo(length()).done();
  }

  /** An editor that writes a new text from this one; this one stays as it is. */
  public Editor edit() {
    return new Editor(this);
  }

  /**
   * Writes a new text from left to right while it walks along the source: every character written
   * replaces the next one of the source, or is new and shares the bounds of the one before it in
   * the source.
   */
  public static final class Editor {
    private final NormalizedText source;
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;
    private int at;

    private Editor(NormalizedText source) {
      this.source = source;
      int room = source.length() + 16;
      text = new StringBuilder(room);
      starts = new int[room];
      ends = new int[room];
    }

    /** Keeps the source up to an index as it is. */
    public Editor keepTo(int end) {
      int count = end - at;
      room(count);
      int length = text.length();
      for (int i = 0; i < count; i++) {
        starts[length + i] = source.originalStart(at + i);
        ends[length + i] = source.originalEnd(at + i);
      }
      text.append(source.text, source.from + at, source.from + end);
      at = end;
      return this;
    }

    /** Leaves out the next characters of the source. */
    public Editor skip(int characters) {
      for (int i = 0; i < characters && at < source.length(); i++) {
        at += Character.charCount(source.codePointAt(at));
      }
      return this;
    }

    /** Leaves out the source up to an index. */
    public Editor skipTo(int end) {
      at = end;
      return this;
    }

    /** Writes a character in the place of the next one of the source. */
    public Editor replace(int codePoint) {
      put(codePoint, source.originalStart(at), source.originalEnd(at));
      return skip(1);
    }

    /** Writes a new character after the last one of the source that was passed. */
    public Editor insert(int codePoint) {
      if (at == 0) {
        put(codePoint, source.originalFrom, source.originalFrom);
      } else {
        put(codePoint, source.originalStart(at - 1), source.originalEnd(at - 1));
      }
      return this;
    }

    /**
     * Writes a character: 1 if it is new, 0 if it replaces one, {@code -n} if it replaces one and
     * the {@code n} after it fall away.
     */
    public Editor change(int codePoint, int change) {
      if (change > 0) {
        return insert(codePoint);
      }
      return replace(codePoint).skip(-change);
    }

    /** Writes a character with bounds in the original, wherever in the source this is. */
    public Editor put(int codePoint, int originalStart, int originalEnd) {
      int units = Character.charCount(codePoint);
      room(units);
      for (int i = text.length(), end = i + units; i < end; i++) {
        starts[i] = originalStart;
        ends[i] = originalEnd;
      }
      text.appendCodePoint(codePoint);
      return this;
    }

    private void room(int more) {
      int needed = text.length() + more;
      if (needed > starts.length) {
        int length = Math.max(needed, starts.length * 2);
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
      }
    }

    /** The new text; what is left of the source falls away. The editor is not to be used again. */
    public NormalizedText done() {
      return new NormalizedText(
          source.original, text.toString(), starts, ends, 0, text.length(), source.originalFrom);
    }
  }
}
