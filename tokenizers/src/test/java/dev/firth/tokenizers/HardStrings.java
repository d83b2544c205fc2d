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

  public static List<String> allCodePoints() {
    return dev.firth.testkit.HardStrings.allCodePoints();
  }
}
