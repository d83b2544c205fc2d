package dev.firth.tokenizers.normalize;

import java.text.Normalizer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Full decompositions of characters that Unicode 9 knows, asked of Java, which keeps them by the
 * stability policy of Unicode, a page of 256 when one of them is first wanted.
 */
final class Decompositions {
  private static final int PAGE = 256;
  private static final int PAGES = (Character.MAX_CODE_POINT + 1) / PAGE;
  private static final AtomicReferenceArray<int[][]> CANONICAL = new AtomicReferenceArray<>(PAGES);
  private static final AtomicReferenceArray<int[][]> COMPATIBLE = new AtomicReferenceArray<>(PAGES);

  private Decompositions() {}

  /** The characters that take the place of one; null if it stays. */
  static int[] of(int codePoint, boolean compatible) {
    AtomicReferenceArray<int[][]> pages = compatible ? COMPATIBLE : CANONICAL;
    int[][] page = pages.get(codePoint / PAGE);
    if (page == null) {
      page = page(codePoint / PAGE * PAGE, compatible ? Normalizer.Form.NFKD : Normalizer.Form.NFD);
      pages.set(codePoint / PAGE, page);
    }
    return page[codePoint % PAGE];
  }

  private static int[][] page(int first, Normalizer.Form form) {
    int[][] page = new int[PAGE][];
    for (int i = 0; i < PAGE; i++) {
      int codePoint = first + i;
      if (UnicodeData.isAssigned(codePoint)) {
        String one = Character.toString(codePoint);
        String parts = Normalizer.normalize(one, form);
        page[i] = parts.equals(one) ? null : parts.codePoints().toArray();
      }
    }
    return page;
  }
}
