package dev.firth.tokenizers.phrases;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.Vocabulary;
import java.util.Arrays;

/**
 * Joins the phrases of one pass in a line, from left to right: a word that was joined to the one
 * before it is not joined to the next.
 */
final class JoinSink implements TokenSink {
  private static final int NONE = -1;

  private final JoinedPairs pairs;
  private final byte[] delimiter;
  private final TokenSink next;
  private byte[] held = new byte[64];
  private int heldLength = NONE;
  private int heldId = Vocabulary.UNKNOWN;
  private long joined;

  JoinSink(JoinedPairs pairs, byte[] delimiter, TokenSink next) {
    this.pairs = pairs;
    this.delimiter = delimiter;
    this.next = next;
  }

  @Override
  public void token(byte[] utf8, int offset, int length) {
    int id = pairs.id(utf8, offset, length);
    if (heldLength != NONE && pairs.joins(heldId, id)) {
      append(delimiter, 0, delimiter.length);
      append(utf8, offset, length);
      joined++;
      flush();
      return;
    }
    flush();
    heldLength = 0;
    heldId = id;
    append(utf8, offset, length);
  }

  private void append(byte[] bytes, int offset, int length) {
    if (held.length - heldLength < length) {
      held = Arrays.copyOf(held, Math.addExact(heldLength, Math.max(length, heldLength)));
    }
    System.arraycopy(bytes, offset, held, heldLength, length);
    heldLength += length;
  }

  /** The line ends. */
  void flush() {
    if (heldLength != NONE) {
      int length = heldLength;
      heldLength = NONE;
      next.token(held, 0, length);
    }
  }

  /** Pairs joined so far. */
  long joined() {
    return joined;
  }
}
