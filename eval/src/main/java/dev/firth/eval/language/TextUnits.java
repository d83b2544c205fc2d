package dev.firth.eval.language;

import dev.firth.tokenizers.words.WhitespaceWords;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The size of a text in units that no tokenizer decides. The end of a line counts once in each,
 * since it is predicted too.
 *
 * @param lines ends of lines
 * @param words what stands between white space, without the ends of lines
 * @param characters Unicode code points, without the ends of lines
 * @param bytes in UTF-8, without the ends of lines
 */
public record TextUnits(long lines, long words, long characters, long bytes) {
  /** No text. */
  public static final TextUnits NONE = new TextUnits(0, 0, 0, 0);

  private static final WhitespaceWords WORDS = new WhitespaceWords();

  /** The size of one line, of which these are the bytes. */
  public static TextUnits ofLine(byte[] utf8) {
    var words = new AtomicLong();
    WORDS.tokenize(utf8, 0, utf8.length, (bytes, at, length) -> words.incrementAndGet());
    return new TextUnits(1, words.get(), characters(utf8, 0, utf8.length), utf8.length);
  }

  /** Bytes that begin a character. */
  static long characters(byte[] utf8, int offset, int length) {
    long characters = 0;
    for (int at = offset; at < offset + length; at++) {
      characters += (utf8[at] & 0xC0) != 0x80 ? 1 : 0;
    }
    return characters;
  }

  /** The size of two texts together. */
  public TextUnits plus(TextUnits other) {
    return new TextUnits(
        lines + other.lines,
        words + other.words,
        characters + other.characters,
        bytes + other.bytes);
  }

  /** How many units of a kind that belongs to the text; tokens belong to a model. */
  public long of(PerplexityUnit unit) {
    return switch (unit) {
      case WORD -> words + lines;
      case CHARACTER -> characters + lines;
      case BYTE -> bytes + lines;
      case TOKEN -> throw new IllegalArgumentException("tokens are the model's, not the text's");
    };
  }
}
