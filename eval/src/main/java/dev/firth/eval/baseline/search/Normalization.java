package dev.firth.eval.baseline.search;

/** What a document's weights are divided by. */
public enum Normalization {
  /** SMART's n: nothing. */
  NONE("n"),
  /** SMART's c, scikit-learn's l2: the root of the sum of their squares. */
  COSINE("c"),
  /** scikit-learn's l1: their sum. */
  SUM("l1"),
  /**
   * SMART's u: (1 - slope) · pivot + slope · the number of different terms, where the pivot is the
   * average of that number over the documents that have terms (Singhal, Buckley and Mitra 1996).
   */
  PIVOTED_UNIQUE("u"),
  /** SMART's b: the bytes of the text to the power alpha. */
  BYTE_SIZE("b");

  private final String symbol;

  Normalization(String symbol) {
    this.symbol = symbol;
  }

  /** Its letter in SMART's notation; a longer word where that has none. */
  public String symbol() {
    return symbol;
  }
}
