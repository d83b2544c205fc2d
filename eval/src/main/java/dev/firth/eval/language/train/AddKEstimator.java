package dev.firth.eval.language.train;

/**
 * Lidstone's rule, Laplace's for k = 1: {@code (c(context, word) + k) / (c(context) + k V)}, V
 * being the words that can come, {@code </s>} and {@code <unk>} among them. A context that was
 * never seen gives every word 1/V.
 *
 * <p>The rule knows no lower orders. As an ARPA file it is exact all the same: below the highest
 * order everything is 1/V, except after contexts that begin with {@code <s>}, which are whole.
 */
final class AddKEstimator implements Estimator {
  private final int highest;
  private final double k;
  private final double allWords;

  /**
   * @param highest the model's order
   * @param words V
   */
  AddKEstimator(int highest, double k, long words) {
    this.highest = highest;
    this.k = k;
    this.allWords = k * words;
  }

  @Override
  public float backoff(int order, ContextCounts context) {
    return isWhole(order, context) ? (float) (allWords / (context.sum() + allWords)) : 1;
  }

  @Override
  public float probability(
      int order, ContextCounts context, long count, float backoff, float lower) {
    return isWhole(order, context) ? (float) ((count + k) / (context.sum() + allWords)) : lower;
  }

  private boolean isWhole(int order, ContextCounts context) {
    return order == highest || context.beginsSentence();
  }
}
