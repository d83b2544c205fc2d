package dev.firth.eval.translation;

/**
 * Settings of TER; the defaults are tercom's and sacreBLEU's.
 *
 * @param normalized whether entities are decoded and Western punctuation is split off
 * @param noPunct whether punctuation is removed
 * @param asianSupport whether normalisation and removal go for Asian characters, too
 * @param caseSensitive whether case counts
 */
public record TerOptions(
    boolean normalized, boolean noPunct, boolean asianSupport, boolean caseSensitive) {
  /** Lower-cased words between blanks. */
  public static TerOptions defaults() {
    return new TerOptions(false, false, false, false);
  }

  /** With or without normalisation. */
  public TerOptions withNormalized(boolean normal) {
    return new TerOptions(normal, noPunct, asianSupport, caseSensitive);
  }

  /** With or without removal of punctuation. */
  public TerOptions withNoPunct(boolean removed) {
    return new TerOptions(normalized, removed, asianSupport, caseSensitive);
  }

  /** With or without Asian characters. */
  public TerOptions withAsianSupport(boolean supported) {
    return new TerOptions(normalized, noPunct, supported, caseSensitive);
  }

  /** With or without regard to case. */
  public TerOptions withCaseSensitive(boolean sensitive) {
    return new TerOptions(normalized, noPunct, asianSupport, sensitive);
  }
}
