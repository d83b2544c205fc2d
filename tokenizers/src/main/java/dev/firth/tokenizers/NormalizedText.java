package dev.firth.tokenizers;

import java.util.Arrays;

/**
 * A text whose every UTF-16 unit knows which part of an original text it came from, through
 * rewriting and cutting. Immutable.
 */
public final class NormalizedText implements CharSequence {
  private final String original;
  private final String text;

  /** Bounds in the original for each unit of the whole text; null if nothing was rewritten yet. */
  private final int[] starts;

  private final int[] ends;
  private final int from;
  private final int to;

  private NormalizedText(String original, String text, int[] starts, int[] ends, int from, int to) {
    this.original = original;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.from = from;
    this.to = to;
  }

  /** A text as it is. */
  public static NormalizedText of(String original) {
    return new NormalizedText(original, original, null, null, 0, original.length());
  }

  /** The original, whole even where this is a part. */
  public String original() {
    return original;
  }

  /** First unit of the original that the unit at an index stands for. */
  public int originalStart(int index) {
    return starts == null ? from + index : starts[from + index];
  }

  /** One past the last unit of the original that the unit at an index stands for. */
  public int originalEnd(int index) {
    return ends == null ? from + index + 1 : ends[from + index];
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return text.charAt(from + index);
  }

  /** A part of this text; it shares the columns and copies nothing. */
  public NormalizedText part(int start, int end) {
    if (start < 0 || end < start || end > length()) {
      throw new IndexOutOfBoundsException(start + " to " + end + " of " + length());
    }
    return new NormalizedText(original, text, starts, ends, from + start, from + end);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return part(start, end);
  }

  @Override
  public String toString() {
    return text.substring(from, to);
  }

  /** An editor that writes a new text from this one; this one stays as it is. */
  public Editor edit() {
    return new Editor(this);
  }

  /** Writes the units of a new text from left to right, each with the unit it is aligned with. */
  public static final class Editor {
    private final NormalizedText source;
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;

    private Editor(NormalizedText source) {
      this.source = source;
      text = new StringBuilder(source.length() + 16);
      starts = new int[source.length() + 16];
      ends = new int[source.length() + 16];
    }

    /** Units that stay as they are. */
    public Editor keep(int start, int end) {
      for (int i = start; i < end; i++) {
        put(source.charAt(i), source.originalStart(i), source.originalEnd(i));
      }
      return this;
    }

    /**
     * New units that all stand for one unit of the source.
     *
     * @param index of the source; -1 for a place before its first unit
     */
    public Editor put(CharSequence units, int index) {
      int place = source.length() > 0 ? source.originalStart(0) : 0;
      int start = index < 0 ? place : source.originalStart(index);
      int end = index < 0 ? place : source.originalEnd(index);
      return put(units, start, end);
    }

    /** New units with bounds in the original. */
    public Editor put(CharSequence units, int originalStart, int originalEnd) {
      for (int i = 0; i < units.length(); i++) {
        put(units.charAt(i), originalStart, originalEnd);
      }
      return this;
    }

    private void put(char unit, int originalStart, int originalEnd) {
      int at = text.length();
      if (at == starts.length) {
        starts = Arrays.copyOf(starts, at * 2);
        ends = Arrays.copyOf(ends, at * 2);
      }
      starts[at] = originalStart;
      ends[at] = originalEnd;
      text.append(unit);
    }

    /** The new text; the editor is not to be used again. */
    public NormalizedText done() {
      return new NormalizedText(source.original, text.toString(), starts, ends, 0, text.length());
    }
  }
}
