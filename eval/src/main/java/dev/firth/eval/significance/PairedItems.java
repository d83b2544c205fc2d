package dev.firth.eval.significance;

/** What both paired tests ask of the two systems. */
final class PairedItems {
  private PairedItems() {}

  static void check(ResampledScore baseline, ResampledScore system) {
    if (baseline.items() != system.items()) {
      throw new IllegalArgumentException(
          "systems on "
              + baseline.items()
              + " and "
              + system.items()
              + " items cannot be compared in pairs");
    }
  }

  /** The difference that chance has to beat. */
  static double differenceOf(ResampledScore baseline, ResampledScore system) {
    check(baseline, system);
    double difference = Math.abs(baseline.value() - system.value());
    if (Double.isNaN(difference)) {
      throw new IllegalArgumentException(
          "the scores " + baseline.value() + " and " + system.value() + " have no difference");
    }
    return difference;
  }
}
