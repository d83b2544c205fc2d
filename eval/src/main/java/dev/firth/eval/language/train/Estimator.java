package dev.firth.eval.language.train;

/**
 * Turns counts into interpolated probabilities: {@code probability = own share + backoff × lower},
 * where the backoff weight belongs to the context and lower is the probability of the word after
 * the context without its first word.
 */
interface Estimator {
  /**
   * The weight of a context for what lies below it.
   *
   * @param order of the n-grams that the context begins
   */
  float backoff(int order, ContextCounts context);

  /**
   * The probability of a word after a context.
   *
   * @param count of the n-gram, adjusted
   * @param backoff the context's weight
   * @param lower probability after the shorter context
   */
  float probability(int order, ContextCounts context, long count, float backoff, float lower);
}
