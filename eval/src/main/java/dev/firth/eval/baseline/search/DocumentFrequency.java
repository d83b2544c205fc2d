package dev.firth.eval.baseline.search;

/** How few documents have a term, as a part of its weight. */
public enum DocumentFrequency {
  /** SMART's n, and scikit-learn without {@code use_idf}: 1. */
  NONE("n") {
    @Override
    double of(int documentFrequency, int documents) {
      return 1;
    }
  },
  /** SMART's t: ln(N / df). */
  IDF("t") {
    @Override
    double of(int documentFrequency, int documents) {
      return Math.log((double) documents / documentFrequency);
    }
  },
  /** SMART's p: ln((N - df) / df), but not below 0. */
  PROBABILISTIC("p") {
    @Override
    double of(int documentFrequency, int documents) {
      return Math.max(0, Math.log((double) (documents - documentFrequency) / documentFrequency));
    }
  },
  /** scikit-learn without {@code smooth_idf}: 1 + ln(N / df). */
  PLUS_ONE("plus-one") {
    @Override
    double of(int documentFrequency, int documents) {
      return Math.log((double) documents / documentFrequency) + 1;
    }
  },
  /** scikit-learn: 1 + ln((N + 1) / (df + 1)). */
  SMOOTH("smooth") {
    @Override
    double of(int documentFrequency, int documents) {
      return Math.log((documents + 1.0) / (documentFrequency + 1.0)) + 1;
    }
  };

  private final String symbol;

  DocumentFrequency(String symbol) {
    this.symbol = symbol;
  }

  /** Its letter in SMART's notation; a longer word where that has none. */
  public String symbol() {
    return symbol;
  }

  /**
   * The weight's part.
   *
   * @param documentFrequency how many documents have the term, at least 1
   * @param documents how many there are
   */
  abstract double of(int documentFrequency, int documents);
}
