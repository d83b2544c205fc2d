package dev.firth.eval.classify;

/**
 * The items whose probability lies in one stretch.
 *
 * @param lower where it begins; the first one holds its lower end, the others do not
 * @param upper where it ends, included
 * @param items how many items there are
 * @param meanProbability their mean probability; NaN if there are none
 * @param positiveShare the share of them that is positive; NaN if there are none
 */
public record ReliabilityBin(
    double lower, double upper, long items, double meanProbability, double positiveShare) {
  /** How far the probability is from what happened; 0 if there are no items. */
  public double gap() {
    return items == 0 ? 0 : Math.abs(meanProbability - positiveShare);
  }
}
