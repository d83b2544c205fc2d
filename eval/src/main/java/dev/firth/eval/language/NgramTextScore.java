package dev.firth.eval.language;

/**
 * How an n-gram model scores a text. Figures without unknown words leave out these words, but not
 * what their presence does to their neighbours.
 *
 * @param likelihood of the whole text
 * @param log10OfUnknown the part of the logarithm that is unknown words
 * @param unknown words that the model does not know (out of vocabulary), each time they come
 */
public record NgramTextScore(TextLikelihood likelihood, double log10OfUnknown, long unknown) {
  /** The perplexity for each token, unknown words included. */
  public Perplexity perplexity() {
    return likelihood.perplexity(PerplexityUnit.TOKEN);
  }

  /** The perplexity for each token that the model knows. */
  public Perplexity perplexityWithoutUnknown() {
    return Perplexity.of(
        likelihood.log10Probability() - log10OfUnknown,
        PerplexityUnit.TOKEN,
        likelihood.tokens() - unknown);
  }
}
