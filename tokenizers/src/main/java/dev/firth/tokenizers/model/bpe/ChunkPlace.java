package dev.firth.tokenizers.model.bpe;

/**
 * A place in a chunk that is moved by bytes and read in UTF-16 units of the text. Within a
 * character the units are those around the whole of it.
 */
final class ChunkPlace {
  private final byte[] bytes;
  private final boolean ascii;
  private int at;
  private int unit;

  /** Bytes of the current character that lie before the place; 0 between characters. */
  private int inside;

  ChunkPlace(Utf8Chunk chunk, int firstUnit) {
    bytes = chunk.bytes();
    ascii = chunk.isAscii();
    unit = firstUnit;
  }

  void advance(int count) {
    if (ascii) {
      unit += count;
      return;
    }
    int end = at + inside + count;
    while (at < end) {
      int width = Utf8Classes.width(bytes, at);
      if (at + width > end) {
        break;
      }
      unit += width == 4 ? 2 : 1;
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
    return unit + (Utf8Classes.width(bytes, at) == 4 ? 2 : 1);
  }
}
