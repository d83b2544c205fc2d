package dev.firth.corpora.almanac;

/**
 * Two words and how alike the world says they are.
 *
 * @param score 0 (nothing in common) to 10 (nearly the same)
 */
public record SimilarityPair(String first, String second, double score) {
  /** The pair as a line of a similarity file: word, tab, word, tab, score, without a line end. */
  public String line() {
    return first + '\t' + second + '\t' + score;
  }
}
