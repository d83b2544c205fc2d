package dev.firth.tokenizers.model.bpe;

/**
 * A place in a chunk that is moved by bytes and read in UTF-16 units of the text. Within a
 * character the units are those around the whole of it.
 */
final class ChunkPlace {
  private final byte[] bytes;
  private final boolean ascii;
  private final boolean led;
  private int at;
  private int unit;

  /** Bytes of the current character that lie before the place; 0 between characters. */
  private int inside;

  ChunkPlace(Utf8Chunk chunk, int firstUnit) {
    bytes = chunk.bytes();
    ascii = chunk.isAscii();
    led = chunk.isLed();
    unit = firstUnit;
  }

  void advance(int count) {
    if (ascii) {
      unit += count;
      return;
    }
    int end = at + inside + count;
    while (at < end) {
      int width = width();
      if (at + width > end) {
        break;
      }
      unit += units();
      at += width;
    }
    inside = end - at;
  }

  /** First unit of the character at the place. */
  int unitStart() {
    return unit;
  }

  /** The place, or the end of the character that it is in. */
  int unitEnd() {
    if (inside == 0) {
      return unit;
    }
    return unit + units();
  }

  /** A blank before the text counts as the first byte of its first character. */
  private int width() {
    return led && at == 0 ? 1 + Utf8Classes.width(bytes, 1) : Utf8Classes.width(bytes, at);
  }

  private int units() {
    return Utf8Classes.width(bytes, led && at == 0 ? 1 : at) == 4 ? 2 : 1;
  }
}
