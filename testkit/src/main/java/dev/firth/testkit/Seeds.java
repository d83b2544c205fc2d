package dev.firth.testkit;

import java.util.SplittableRandom;

/** The seed of the property tests, which every failure message should carry. */
public final class Seeds {
  private Seeds() {}

  /** The seed given by {@code -Dfirth.test.seed}, 42 by default. */
  public static long base() {
    return Long.getLong("firth.test.seed", 42);
  }

  /** A generator for one case of a property test, different for every {@code index}. */
  public static SplittableRandom random(int index) {
    return new SplittableRandom(base() * 1_000_003 + index);
  }

  /** What a failing case should print so that it can be run again. */
  public static String describe(int index) {
    return "case " + index + ", rerun with -Dfirth.test.seed=" + base();
  }
}
