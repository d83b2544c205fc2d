package dev.firth.embeddings.fasttext;

/** Splits a line as fastText does: at ASCII white space and NUL. Not thread-safe. */
public final class Tokens {
  private final byte[] line;
  private final int end;
  private int from;
  private int to;

  /** The tokens of {@code line[from..to)}. */
  public Tokens(byte[] line, int from, int to) {
    this.line = line;
    this.to = from;
    this.end = to;
  }

  /** Goes on to the next token; false if there is none. */
  public boolean next() {
    from = to;
    while (from < end && isSpace(line[from])) {
      from++;
    }
    to = from;
    while (to < end && !isSpace(line[to])) {
      to++;
    }
    return from < to;
  }

  /** Where the token begins. */
  public int from() {
    return from;
  }

  /** Where it ends. */
  public int to() {
    return to;
  }

  /** Space, tab, line feed, vertical tab, form feed, carriage return, or NUL. */
  static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r') || b == 0;
  }
}
