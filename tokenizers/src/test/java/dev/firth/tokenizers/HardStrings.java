package dev.firth.tokenizers;

import java.util.List;
import java.util.SplittableRandom;

/** The hard strings of the testkit under the name that tests of this package know. */
public final class HardStrings {
  private HardStrings() {}

  public static List<String> all() {
    return dev.firth.testkit.HardStrings.all();
  }

  public static List<String> loneSurrogates() {
    return dev.firth.testkit.HardStrings.loneSurrogates();
  }

  public static List<String> longRuns(int units) {
    return dev.firth.testkit.HardStrings.longRuns(units);
  }

  public static String random(SplittableRandom random, int mostParts) {
    return dev.firth.testkit.HardStrings.random(random, mostParts);
  }

  public static String wellFormed(String text) {
    return dev.firth.testkit.HardStrings.wellFormed(text);
  }

  /**
   * Every code point that is no surrogate, each behind an "a" so that none touches the next, 64 of
   * them in a string. Of large blocks of one kind (ideographs, syllables, private use, unassigned)
   * only the ends are there.
   */
  public static List<String> allCodePoints() {
    var texts = new ArrayList<String>();
    for (int block = 0; block <= Character.MAX_CODE_POINT; block += 64) {
      if (isWithinBlockOfOneKind(block)) {
        continue;
      }
      var text = new StringBuilder();
      for (int codePoint = block; codePoint < block + 64; codePoint++) {
        text.append('a').appendCodePoint(codePoint);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static boolean isWithinBlockOfOneKind(int codePoint) {
    return (codePoint >= 0x3500 && codePoint < 0x4d00)
        || (codePoint >= 0x4f00 && codePoint < 0x9f00)
        || (codePoint >= 0xad00 && codePoint < 0xd700)
        || (codePoint >= 0xd800 && codePoint < 0xe000)
        || (codePoint >= 0xe100 && codePoint < 0xf800)
        || (codePoint >= 0x17100 && codePoint < 0x18700)
        || (codePoint >= 0x20100 && codePoint < 0x2a600)
        || (codePoint >= 0x2a800 && codePoint < 0x2eb00)
        || (codePoint >= 0x2fb00 && codePoint < 0x30000)
        || (codePoint >= 0x30100 && codePoint < 0x31300)
        || (codePoint >= 0x32400 && codePoint < 0xe0000)
        || (codePoint >= 0xe0200 && codePoint < 0x10ff00);
  }
}
