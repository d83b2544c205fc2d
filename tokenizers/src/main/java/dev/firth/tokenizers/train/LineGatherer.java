package dev.firth.tokenizers.train;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.util.Arrays;

/**
 * Puts the pieces of long lines together again, so that what cuts words sees whole lines. Lines of
 * more than {@value #LONGEST_LINE} bytes are cut there all the same, and lines that go on in the
 * next split at its beginning.
 */
final class LineGatherer {
  static final int LONGEST_LINE = 1 << 26;

  private final WordTokenizer words;
  private final TokenSink sink;
  private final boolean withLineEnds;
  private byte[] line = new byte[1 << 12];
  private int length;

  /**
   * Gives lines to a tokenizer.
   *
   * @param withLineEnds each line gets a line feed at its end
   */
  LineGatherer(WordTokenizer words, TokenSink sink, boolean withLineEnds) {
    this.words = words;
    this.sink = sink;
    this.withLineEnds = withLineEnds;
  }

  void piece(byte[] utf8, int offset, int pieceLength, boolean endsLine) {
    if (endsLine && !withLineEnds && length == 0) {
      words.tokenize(utf8, offset, pieceLength, sink);
      return;
    }
    append(utf8, offset, pieceLength);
    if (endsLine) {
      if (withLineEnds) {
        line[length++] = '\n';
      }
      flush();
    } else if (length >= LONGEST_LINE) {
      flush();
    }
  }

  /** A split ends here, inside a line that is too long for one: it is cut. */
  void endSplit() {
    if (length > 0) {
      flush();
    }
  }

  private void append(byte[] utf8, int offset, int pieceLength) {
    int needed = length + pieceLength + 1;
    if (needed > line.length) {
      line = Arrays.copyOf(line, Math.max(needed, line.length * 2));
    }
    System.arraycopy(utf8, offset, line, length, pieceLength);
    length += pieceLength;
  }

  private void flush() {
    words.tokenize(line, 0, length, sink);
    length = 0;
  }
}
