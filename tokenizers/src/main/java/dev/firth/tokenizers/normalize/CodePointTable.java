package dev.firth.tokenizers.normalize;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A small number for every code point, 0 for most: a property of characters. Two stages of 256: a
 * page of zeros is kept once.
 */
public final class CodePointTable {
  private static final int PAGE = 256;
  private static final byte[] ZEROS = new byte[PAGE];

  private final byte[][] pages = new byte[(Character.MAX_CODE_POINT + 1) / PAGE][];

  /** Pages that are not all zeros. */
  private final BitSet own = new BitSet();

  CodePointTable() {
    Arrays.fill(pages, ZEROS);
  }

  void set(int from, int to, int value) {
    for (int codePoint = from; codePoint <= to; codePoint++) {
      int page = codePoint / PAGE;
      if (!own.get(page)) {
        pages[page] = new byte[PAGE];
        own.set(page);
      }
      pages[page][codePoint % PAGE] = (byte) value;
    }
  }

  /** The number of a code point, 0 to 255. */
  public int get(int codePoint) {
    return pages[codePoint >>> 8][codePoint & 0xff] & 0xff;
  }

  /** Whether the number of a code point is not 0. */
  public boolean contains(int codePoint) {
    return pages[codePoint >>> 8][codePoint & 0xff] != 0;
  }
}
