package dev.firth.tokenizers.phrases;

/** How much more often two words follow each other than chance would have it. */
public enum PhraseScorer {
  /**
   * {@code (ab - minCount) · tokens / (a · b)} of Mikolov et al. 2013, in float32 as {@code
   * word2phrase.c} computes it; thresholds are about 100, and lower in later passes.
   */
  WORD2PHRASE("word2phrase", 100) {
    @Override
    double score(long a, long b, long ab, long minCount, long tokens) {
      return (float) (ab - minCount) / (float) a / (float) b * (float) tokens;
    }
  },
  /**
   * Normalised pointwise mutual information (Bouma 2009), {@code log(p(ab) / (p(a) p(b))) / -log
   * p(ab)}, as gensim's {@code npmi} scoring has it; from -1 to 1, thresholds are about 0.5.
   */
  NPMI("npmi", 0.5) {
    @Override
    double score(long a, long b, long ab, long minCount, long tokens) {
      double all = (double) tokens;
      double together = (double) ab / all;
      return Math.log(together / ((double) a / all * ((double) b / all))) / -Math.log(together);
    }
  };

  private final String label;
  private final double defaultThreshold;

  PhraseScorer(String label, double defaultThreshold) {
    this.label = label;
    this.defaultThreshold = defaultThreshold;
  }

  /**
   * The score of a pair.
   *
   * @param a occurrences of the first word
   * @param b occurrences of the second word
   * @param ab how often the second follows the first
   * @param minCount see {@link PhraseOptions}
   * @param tokens words of the text
   */
  abstract double score(long a, long b, long ab, long minCount, long tokens);

  /** The name that commands and files use. */
  public String label() {
    return label;
  }

  /** Pairs with a larger score are phrases, unless another threshold is given. */
  public double defaultThreshold() {
    return defaultThreshold;
  }
}
