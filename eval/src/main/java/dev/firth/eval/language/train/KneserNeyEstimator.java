package dev.firth.eval.language.train;

import java.util.List;

/**
 * Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1998), with the mass of pruned
 * n-grams given to the lower orders as KenLM's lmplz does (Heafield et al. 2013). In single
 * precision and in lmplz's order of operations.
 */
final class KneserNeyEstimator implements Estimator {
  private final List<Discounts> discounts;

  /**
   * @param discounts by order, from 1
   */
  KneserNeyEstimator(List<Discounts> discounts) {
    this.discounts = discounts;
  }

  @Override
  public float backoff(int order, ContextCounts context) {
    Discounts taken = discounts.get(order - 1);
    float mass = taken.one() * context.words(1);
    mass += taken.two() * context.words(2);
    mass += taken.threeAndMore() * context.words(3);
    mass += context.prunedSum();
    return mass / context.sum();
  }

  @Override
  public float probability(
      int order, ContextCounts context, long count, float backoff, float lower) {
    float own = (count - discounts.get(order - 1).of(count)) / context.sum();
    return own + backoff * lower;
  }
}
