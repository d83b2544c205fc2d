package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import java.util.Arrays;

/**
 * The normal forms of Unicode (UAX #15), character by character, so that every character of the
 * result is aligned with one of the source. Combining marks wait until the next starter decides
 * their order; a mark that was composed with the character before it counts as removed.
 */
final class NormalForm {
  private static final int NOTHING = -1;

  private final boolean compatible;
  private final NormalizedText.Editor editor;
  private final boolean composing;

  /** Decomposed characters since the last starter, it included: their changes, not yet in order. */
  private int[] pending = new int[8];

  private int[] changes = new int[8];
  private int[] classes = new int[8];
  private int pendingSize;

  /** Marks behind the starter that did not compose with it. */
  private int[] blocked = new int[8];

  private int[] blockedChanges = new int[8];
  private int blockedSize;
  private int starter = NOTHING;
  private int starterChange;
  private int lastClass = NOTHING;

  private NormalForm(NormalizedText.Editor editor, boolean compatible, boolean composing) {
    this.editor = editor;
    this.compatible = compatible;
    this.composing = composing;
  }

  /** The decomposed form: NFD, or NFKD where compatible. */
  static NormalizedText decompose(NormalizedText text, boolean compatible) {
    return write(text, compatible, false, compatible ? 0xa0 : 0xc0);
  }

  /** The composed form: NFC, or NFKC where compatible. */
  static NormalizedText compose(NormalizedText text, boolean compatible) {
    return write(text, compatible, true, compatible ? 0xa0 : 0x300);
  }

  /** Below the limit all characters are starters that stay as they are. */
  private static NormalizedText write(
      NormalizedText text, boolean compatible, boolean composing, int limit) {
    int first = 0;
    int length = text.length();
    while (first < length && text.charAt(first) < limit) {
      first++;
    }
    if (first == length) {
      return text;
    }
    // The last of the plain characters may still compose with what follows.
    int kept = Math.max(0, first - 1);
    var form = new NormalForm(text.edit().keepTo(kept), compatible, composing);
    for (int at = kept; at < length; ) {
      int codePoint = text.codePointAt(at);
      form.read(codePoint);
      at += Character.charCount(codePoint);
    }
    return form.done();
  }

  private void read(int codePoint) {
    int[] parts = Decompositions.of(codePoint, compatible);
    if (parts == null) {
      decomposed(codePoint, 0);
      return;
    }
    for (int i = 0; i < parts.length; i++) {
      decomposed(parts[i], i == 0 ? 0 : 1);
    }
  }

  private void decomposed(int codePoint, int change) {
    int combining = UnicodeData.combiningClass(codePoint);
    if (combining == 0) {
      flushPending();
    }
    if (pendingSize == pending.length) {
      pending = Arrays.copyOf(pending, pendingSize * 2);
      changes = Arrays.copyOf(changes, pendingSize * 2);
      classes = Arrays.copyOf(classes, pendingSize * 2);
    }
    pending[pendingSize] = codePoint;
    changes[pendingSize] = change;
    classes[pendingSize++] = combining;
  }

  private void flushPending() {
    int[] order = inOrder();
    for (int i = 0; i < pendingSize; i++) {
      int at = order == null ? i : order[i];
      if (composing) {
        compose(pending[at], changes[at], classes[at]);
      } else {
        editor.change(pending[at], changes[at]);
      }
    }
    pendingSize = 0;
  }

  /** The order of the waiting characters by class, equals as they came; null if they are in it. */
  private int[] inOrder() {
    boolean sorted = true;
    for (int i = 1; i < pendingSize && sorted; i++) {
      sorted = classes[i - 1] <= classes[i];
    }
    if (sorted) {
      return null;
    }
    // Counting, not comparing: runs of marks may be long.
    int[] next = new int[257];
    for (int i = 0; i < pendingSize; i++) {
      next[classes[i] + 1]++;
    }
    for (int i = 1; i < next.length; i++) {
      next[i] += next[i - 1];
    }
    int[] order = new int[pendingSize];
    for (int i = 0; i < pendingSize; i++) {
      order[next[classes[i]]++] = i;
    }
    return order;
  }

  private void compose(int codePoint, int change, int combining) {
    if (starter == NOTHING) {
      if (combining != 0) {
        editor.change(codePoint, change);
      } else {
        start(codePoint, change);
      }
      return;
    }
    if (lastClass == NOTHING || lastClass < combining) {
      int composed = Compositions.of(starter, codePoint);
      if (composed >= 0) {
        starter = composed;
        starterChange += change - 1;
        return;
      }
    }
    if (combining == 0) {
      flushStarter();
      start(codePoint, change);
    } else {
      block(codePoint, change);
      lastClass = combining;
    }
  }

  private void start(int codePoint, int change) {
    starter = codePoint;
    starterChange = change;
    lastClass = NOTHING;
  }

  private void block(int codePoint, int change) {
    if (blockedSize == blocked.length) {
      blocked = Arrays.copyOf(blocked, blockedSize * 2);
      blockedChanges = Arrays.copyOf(blockedChanges, blockedSize * 2);
    }
    blocked[blockedSize] = codePoint;
    blockedChanges[blockedSize++] = change;
  }

  private void flushStarter() {
    if (starter != NOTHING) {
      editor.change(starter, starterChange);
    }
    for (int i = 0; i < blockedSize; i++) {
      editor.change(blocked[i], blockedChanges[i]);
    }
    blockedSize = 0;
  }

  private NormalizedText done() {
    flushPending();
    flushStarter();
    return editor.done();
  }
}
