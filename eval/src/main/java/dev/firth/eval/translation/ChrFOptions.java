package dev.firth.eval.translation;

/**
 * Settings of chrF; the defaults are sacreBLEU's.
 *
 * @param charOrder the longest n-grams of characters
 * @param wordOrder the longest n-grams of words: 0 for chrF, 1 for chrF+, 2 for chrF++
 * @param beta how many times as much recall counts as precision
 * @param lowercase whether case is ignored
 * @param whitespace whether blanks count as characters
 * @param epsSmoothing whether an order without n-grams counts a little, as in chrF++.py, NLTK and
 *     Moses, instead of being left out
 */
public record ChrFOptions(
    int charOrder,
    int wordOrder,
    int beta,
    boolean lowercase,
    boolean whitespace,
    boolean epsSmoothing) {
  public ChrFOptions {
    if (charOrder < 0 || wordOrder < 0 || charOrder + wordOrder < 1) {
      throw new IllegalArgumentException(
          "chrF takes n-grams of characters or of words, not up to orders "
              + charOrder
              + " and "
              + wordOrder);
    }
    if (beta < 1) {
      throw new IllegalArgumentException("beta is at least 1, but this is " + beta);
    }
  }

  /** chrF2: characters up to order 6, recall counted twice, with case, without blanks. */
  public static ChrFOptions defaults() {
    return new ChrFOptions(6, 0, 2, false, false, false);
  }

  /** With n-grams of characters of other lengths. */
  public ChrFOptions withCharOrder(int order) {
    return new ChrFOptions(order, wordOrder, beta, lowercase, whitespace, epsSmoothing);
  }

  /** With n-grams of words; 2 makes it chrF++. */
  public ChrFOptions withWordOrder(int order) {
    return new ChrFOptions(charOrder, order, beta, lowercase, whitespace, epsSmoothing);
  }

  /** With another weight of recall. */
  public ChrFOptions withBeta(int weight) {
    return new ChrFOptions(charOrder, wordOrder, weight, lowercase, whitespace, epsSmoothing);
  }

  /** With or without regard to case. */
  public ChrFOptions withLowercase(boolean lower) {
    return new ChrFOptions(charOrder, wordOrder, beta, lower, whitespace, epsSmoothing);
  }

  /** With or without blanks. */
  public ChrFOptions withWhitespace(boolean blanksCount) {
    return new ChrFOptions(charOrder, wordOrder, beta, lowercase, blanksCount, epsSmoothing);
  }

  /** With the other smoothing, or without. */
  public ChrFOptions withEpsSmoothing(boolean eps) {
    return new ChrFOptions(charOrder, wordOrder, beta, lowercase, whitespace, eps);
  }
}
