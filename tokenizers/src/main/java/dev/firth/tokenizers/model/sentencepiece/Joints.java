package dev.firth.tokenizers.model.sentencepiece;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.List;

/**
 * Which two UTF-16 units stand side by side in some piece. Between any others a text falls apart:
 * what lies on one side has no say in how the other is cut. In most models that is before every
 * space symbol. Immutable.
 */
final class Joints {
  /** Units with greater codes are looked up in a set. */
  static final int DENSE = 256;

  private final byte[] dense = new byte[DENSE * DENSE];
  private final IntOpenHashSet sparse = new IntOpenHashSet();

  /**
   * Counts the joints of all pieces.
   *
   * @param codes for each unit its code, 0 for those in no piece
   */
  Joints(List<String> pieces, char[] codes) {
    for (String piece : pieces) {
      for (int i = 1; i < piece.length(); i++) {
        int left = codes[piece.charAt(i - 1)];
        int right = codes[piece.charAt(i)];
        if (left <= DENSE && right <= DENSE) {
          dense[(left - 1) * DENSE + right - 1] = 1;
        } else {
          sparse.add((left << 16) | right);
        }
      }
    }
  }

  /** For codes from 1 to 256: 1 where (left - 1) * 256 + right - 1 are joined. */
  byte[] dense() {
    return dense;
  }

  /** Whether a text holds together between two units. Pairs of surrogates always do. */
  boolean joined(int left, int right, char rightUnit) {
    if (Character.isLowSurrogate(rightUnit)) {
      return true;
    }
    if (left == 0 || right == 0) {
      return false;
    }
    return (left <= DENSE && right <= DENSE)
        ? dense[(left - 1) * DENSE + right - 1] != 0
        : sparse.contains((left << 16) | right);
  }
}
