package dev.firth.eval.translation;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/**
 * Numbers for the characters (code points) of one hypothesis, by which those of its references are
 * known. Used again for every segment, by one thread.
 */
final class CharacterIds {
  /** Numbers plus {@link #base}; what is less was seen in an earlier segment. */
  private final int[] small = new int[1 << 16];

  private final Int2IntOpenHashMap large = new Int2IntOpenHashMap();
  private int base = 1;
  private int count;
  private int length;

  CharacterIds() {
    large.defaultReturnValue(TokenIds.UNKNOWN);
  }

  /** Numbers a hypothesis's characters from 0 in the order in which they first come. */
  int[] number(String text, boolean blanksCount, int[] into) {
    forget();
    int[] ids = fitting(text, into);
    int found = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (blanksCount || !PythonText.isBlank(c)) {
        int id = idOf(c);
        if (id < 0) {
          id = count++;
          remember(c, id);
        }
        ids[found++] = id;
      }
    }
    length = found;
    return ids;
  }

  /** The hypothesis's numbers of a reference's characters, {@link TokenIds#UNKNOWN} for others. */
  int[] lookUp(String text, boolean blanksCount, int[] into) {
    int[] ids = fitting(text, into);
    int found = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (blanksCount || !PythonText.isBlank(c)) {
        ids[found++] = idOf(c);
      }
    }
    length = found;
    return ids;
  }

  /** How many characters the last text has. */
  int length() {
    return length;
  }

  /** How many different characters the hypothesis has. */
  int count() {
    return count;
  }

  private static int[] fitting(String text, int[] into) {
    return text.length() <= into.length ? into : new int[2 * text.length()];
  }

  private int idOf(int c) {
    if (c < small.length) {
      return Math.max(small[c] - base, TokenIds.UNKNOWN);
    }
    return large.get(c);
  }

  private void remember(int c, int id) {
    if (c < small.length) {
      small[c] = base + id;
    } else {
      large.put(c, id);
    }
  }

  private void forget() {
    base += count;
    count = 0;
    if (base > Integer.MAX_VALUE / 2) {
      Arrays.fill(small, 0);
      base = 1;
    }
    if (!large.isEmpty()) {
      large.clear();
    }
  }
}
