package dev.firth.tokenizers.model.wordpiece;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A trie in the making as a double array (Aoe 1989): the children of a state lie at the state's
 * base plus their codes, and every cell knows the state that it is a child of. Cells 0 and 1 are
 * two roots.
 */
final class DoubleArray {
  private static final int ROOTS = 2;
  private static final int NONE = -1;

  /** After so many tries the children go behind all others, so that building stays linear. */
  private static final int MOST_TRIES = 64;

  private static final long FREE = (long) NONE << Integer.SIZE;

  private final int codeCount;
  private final BitSet used = new BitSet();
  private long[] cells;
  private int firstFree = ROOTS;

  /** For codes from 1 to one less than a number. */
  DoubleArray(int codeCount) {
    this.codeCount = codeCount;
    cells = new long[0];
    reserve(codeCount + ROOTS);
    used.set(0, ROOTS);
  }

  private void reserve(int length) {
    if (length > cells.length) {
      int old = cells.length;
      cells = Arrays.copyOf(cells, Math.max(length, old + (old >> 1)));
      Arrays.fill(cells, old, cells.length, FREE);
    }
  }

  /** Adds children to a state that has none; gives the base, to which a child's code is added. */
  int addChildren(int parent, int[] codes) {
    int base = findBase(codes);
    reserve(base + codeCount);
    for (int code : codes) {
      cells[base + code] = (long) parent << Integer.SIZE;
      used.set(base + code);
    }
    cells[parent] = (cells[parent] & FREE) | base;
    firstFree = used.nextClearBit(firstFree);
    return base;
  }

  private int findBase(int[] codes) {
    int least = codes[0];
    for (int code : codes) {
      least = Math.min(least, code);
    }
    int cell = used.nextClearBit(Math.max(firstFree, least));
    for (int i = 0; i < MOST_TRIES; i++) {
      if (fits(cell - least, codes)) {
        return cell - least;
      }
      cell = used.nextClearBit(cell + 1);
    }
    return used.length();
  }

  private boolean fits(int base, int[] codes) {
    for (int code : codes) {
      if (used.get(base + code)) {
        return false;
      }
    }
    return true;
  }

  /** The child of a state, or -1. */
  int child(int state, int code) {
    int cell = (int) cells[state] + code;
    return (int) (cells[cell] >>> Integer.SIZE) == state ? cell : NONE;
  }

  /** The cells: state above in the upper half, base in the lower. */
  long[] cells() {
    return Arrays.copyOf(cells, Math.min(cells.length, used.length() + codeCount));
  }
}
