package dev.firth.transformer.bert.masking;

import dev.firth.runs.UsageException;

/**
 * How tokens are masked.
 *
 * @param share of a row's tokens, special ones not counted, that are to be predicted; 0.15 by
 *     default. At least one token of a row is
 * @param maskShare share of those that the mask token replaces; 0.8 by default
 * @param randomShare share of those that a random token replaces; 0.1 by default. The rest stays as
 *     it is
 * @param unit what is masked together; single tokens by default
 * @param maxPredictions most tokens of a row to be predicted; {@link #NO_LIMIT} by default (BERT's
 *     {@code max_predictions_per_seq} is 20 for rows of 128)
 */
public record MaskingOptions(
    double share, double maskShare, double randomShare, MaskedUnit unit, int maxPredictions) {
  /** No limit. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public MaskingOptions {
    check(share > 0 && share < 1, "mask-share", share, "above 0 and below 1");
    check(maskShare >= 0 && maskShare <= 1, "mask-token-share", maskShare, "0 to 1");
    check(
        randomShare >= 0 && maskShare + randomShare <= 1 + 1e-9,
        "random-token-share",
        randomShare,
        "0 or more, and together with mask-token-share at most 1");
    check(maxPredictions >= 1, "max-predictions", maxPredictions, "1 or more");
  }

  private static void check(boolean good, String option, Object value, String wanted) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + wanted);
    }
  }

  /** The defaults above, BERT's. */
  public static MaskingOptions defaults() {
    return new MaskingOptions(0.15, 0.8, 0.1, MaskedUnit.TOKENS, NO_LIMIT);
  }

  /** The same with another share of tokens to be predicted. */
  public MaskingOptions withShare(double ofTokens) {
    return new MaskingOptions(ofTokens, maskShare, randomShare, unit, maxPredictions);
  }

  /** The same with other shares of what replaces them. */
  public MaskingOptions withReplacements(double byMask, double byRandom) {
    return new MaskingOptions(share, byMask, byRandom, unit, maxPredictions);
  }

  /** The same with another unit. */
  public MaskingOptions withUnit(MaskedUnit other) {
    return new MaskingOptions(share, maskShare, randomShare, other, maxPredictions);
  }

  /** The same with another limit of a row's predictions. */
  public MaskingOptions withMaxPredictions(int most) {
    return new MaskingOptions(share, maskShare, randomShare, unit, most);
  }
}
