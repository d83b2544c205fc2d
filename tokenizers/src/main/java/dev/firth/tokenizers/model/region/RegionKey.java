package dev.firth.tokenizers.model.region;

/**
 * A stretch of text as two longs: up to fifteen bytes of UTF-8 and their number. Half surrogate
 * pairs have no key. For one thread, again and again.
 */
public final class RegionKey {
  private long low;
  private long high;

  /** The first eight bytes. */
  public long low() {
    return low;
  }

  /** The other bytes, and the number of all in the uppermost. */
  public long high() {
    return high;
  }

  /**
   * Takes a stretch.
   *
   * @return whether it has a key
   */
  public boolean of(char[] text, int from, int to) {
    if (to - from > RegionCache.MOST_BYTES) {
      return false;
    }
    low = 0;
    high = 0;
    int at = from;
    int length = 0;
    // Mostly each unit is a byte.
    for (; at < to && text[at] < 0x80; at++) {
      if (length < Long.BYTES) {
        low |= (long) text[at] << (Byte.SIZE * length++);
      } else {
        high |= (long) text[at] << (Byte.SIZE * (length++ - Long.BYTES));
      }
    }
    while (at < to && length >= 0) {
      int character = Character.codePointAt(text, at, to);
      at += Character.charCount(character);
      length = append(character, length);
    }
    high |= (long) length << 56;
    return length >= 0;
  }

  private int append(int character, int at) {
    if (character < 0x80) {
      return put(character, at);
    }
    if (Character.isBmpCodePoint(character) && Character.isSurrogate((char) character)) {
      return -1;
    }
    int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    int lead = more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0;
    int length = put(lead | (character >> (6 * more)), at);
    while (--more >= 0 && length >= 0) {
      length = put(0x80 | ((character >> (6 * more)) & 0x3f), length);
    }
    return length;
  }

  private int put(int unit, int at) {
    if (at >= RegionCache.MOST_BYTES) {
      return -1;
    }
    if (at < Long.BYTES) {
      low |= (long) unit << (Byte.SIZE * at);
    } else {
      high |= (long) unit << (Byte.SIZE * (at - Long.BYTES));
    }
    return at + 1;
  }
}
