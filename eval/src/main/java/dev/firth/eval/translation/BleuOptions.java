package dev.firth.eval.translation;

/**
 * Settings of BLEU; the defaults are sacreBLEU's.
 *
 * @param tokenizer how segments are split
 * @param smoothing what is done with orders without a match
 * @param effectiveOrder whether orders are left out that the hypothesis is too short for; wanted
 *     for scores of sentences
 * @param lowercase whether case is ignored
 * @param maxOrder the longest n-grams, 4 in the paper
 */
public record BleuOptions(
    BleuTokenizer tokenizer,
    Smoothing smoothing,
    boolean effectiveOrder,
    boolean lowercase,
    int maxOrder) {
  private static final int PAPERS_ORDER = 4;

  public BleuOptions {
    if (maxOrder < 1) {
      throw new IllegalArgumentException("n-grams have an order from 1, not " + maxOrder);
    }
  }

  /** 13a, exponential smoothing, all four orders, with case. */
  public static BleuOptions defaults() {
    return new BleuOptions(
        BleuTokenizer.MTEVAL_13A, Smoothing.of(Smoothing.Method.EXP), false, false, PAPERS_ORDER);
  }

  /** With another tokenizer. */
  public BleuOptions withTokenizer(BleuTokenizer other) {
    return new BleuOptions(other, smoothing, effectiveOrder, lowercase, maxOrder);
  }

  /** With another smoothing. */
  public BleuOptions withSmoothing(Smoothing other) {
    return new BleuOptions(tokenizer, other, effectiveOrder, lowercase, maxOrder);
  }

  /** With or without the orders that a hypothesis is too short for. */
  public BleuOptions withEffectiveOrder(boolean effective) {
    return new BleuOptions(tokenizer, smoothing, effective, lowercase, maxOrder);
  }

  /** With or without regard to case. */
  public BleuOptions withLowercase(boolean lower) {
    return new BleuOptions(tokenizer, smoothing, effectiveOrder, lower, maxOrder);
  }

  /** With n-grams of other lengths. */
  public BleuOptions withMaxOrder(int order) {
    return new BleuOptions(tokenizer, smoothing, effectiveOrder, lowercase, order);
  }
}
