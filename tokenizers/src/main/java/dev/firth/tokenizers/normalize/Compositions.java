package dev.firth.tokenizers.normalize;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.text.Normalizer;

/** The character that two characters of Unicode 9 are composed into. */
final class Compositions {
  private static final Long2IntOpenHashMap PAIRS = pairs();

  private static final int L_FIRST = 0x1100;
  private static final int L_COUNT = 19;
  private static final int V_FIRST = 0x1161;
  private static final int V_COUNT = 21;
  private static final int T_BASE = 0x11a7;
  private static final int T_COUNT = 28;
  private static final int S_FIRST = 0xac00;
  private static final int S_COUNT = L_COUNT * V_COUNT * T_COUNT;

  private Compositions() {}

  /** The composed character, or -1. */
  static int of(int first, int second) {
    if (second < 0x300) {
      return -1;
    }
    int syllable = hangul(first, second);
    return syllable >= 0 ? syllable : PAIRS.get(((long) first << 32) | second);
  }

  /** Hangul syllables, composed by the arithmetic of The Unicode Standard, section 3.12. */
  private static int hangul(int first, int second) {
    int l = first - L_FIRST;
    int v = second - V_FIRST;
    if (l >= 0 && l < L_COUNT && v >= 0 && v < V_COUNT) {
      return S_FIRST + (l * V_COUNT + v) * T_COUNT;
    }
    int s = first - S_FIRST;
    int t = second - T_BASE;
    if (s >= 0 && s < S_COUNT && s % T_COUNT == 0 && t > 0 && t < T_COUNT) {
      return first + t;
    }
    return -1;
  }

  private static Long2IntOpenHashMap pairs() {
    var pairs = new Long2IntOpenHashMap(1024);
    pairs.defaultReturnValue(-1);
    for (int codePoint = 0xc0; codePoint < 0x20000; codePoint++) {
      int[] parts =
          codePoint >= S_FIRST && codePoint < S_FIRST + S_COUNT
              ? null
              : Decompositions.of(codePoint, false);
      if (parts != null && parts.length > 1) {
        addPair(pairs, codePoint, parts);
      }
    }
    return pairs;
  }

  /** The last part is the second of the pair; what the parts before it compose into, the first. */
  private static void addPair(Long2IntOpenHashMap pairs, int codePoint, int[] parts) {
    String one = Character.toString(codePoint);
    if (!Normalizer.isNormalized(one, Normalizer.Form.NFC)) {
      return; // excluded from composition
    }
    int last = parts.length - 1;
    String first = Normalizer.normalize(new String(parts, 0, last), Normalizer.Form.NFC);
    if (first.codePointCount(0, first.length()) != 1) {
      throw new IllegalStateException("U+%04X is no pair".formatted(codePoint));
    }
    pairs.put(((long) first.codePointAt(0) << 32) | parts[last], codePoint);
  }
}
