package dev.firth.transformer.bert.pretrain;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.Lamb;
import dev.firth.seq2seq.train.Optimizer;
import dev.firth.seq2seq.train.TrainingOptions;
import dev.firth.transformer.bert.data.ExampleOptions;
import dev.firth.transformer.bert.masking.MaskingOptions;

/**
 * How a BERT is pretrained.
 *
 * @param examples what rows are made of; their length is that of the first phase
 * @param masking which tokens are hidden
 * @param longLength tokens of a row in the second phase (BERT: 512 for the last tenth); 0, the
 *     default, for one phase
 * @param longShare share of the steps that the second phase has; 0.1 by default
 * @param batchTokens most tokens of a batch, filling included; 4096 by default. BERT's is 131,072
 * @param rate the greatest learning rate; 1e-3 by default, which small models bear. BERT's is 1e-4
 * @param warmup share of the training in which the rate rises; 0.1 by default
 * @param weightDecay 0.01 by default, as in BERT
 * @param lamb whether LAMB moves the weights; else AdamW, the default
 * @param validationRows most held-out rows that are judged; 1000 by default
 * @param seed decides data, masks and dropout
 * @param loop how the loop goes about it: limits, accumulation, clipping, validation
 */
public record PretrainingOptions(
    ExampleOptions examples,
    MaskingOptions masking,
    int longLength,
    double longShare,
    int batchTokens,
    double rate,
    double warmup,
    double weightDecay,
    boolean lamb,
    int validationRows,
    long seed,
    TrainingOptions loop) {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-6;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public PretrainingOptions {
    check(
        longLength == 0 || longLength > examples.maxLength(),
        "long-length",
        longLength,
        "above max-length, or 0 for one phase");
    check(longShare > 0 && longShare < 1, "long-share", longShare, "above 0 and below 1");
    check(
        batchTokens >= Math.max(longLength, examples.maxLength()),
        "batch-tokens",
        batchTokens,
        "enough for a row of the greatest length");
    check(rate > 0, "lr", rate, "above 0");
    check(warmup >= 0 && warmup < 1, "warmup", warmup, "0 to below 1");
    check(weightDecay >= 0, "weight-decay", weightDecay, "0 or more");
    check(validationRows >= 1, "valid-rows", validationRows, "1 or more");
  }

  private static void check(boolean good, String option, Object value, String wanted) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + wanted);
    }
  }

  /** The defaults above, and those of the parts. */
  public static PretrainingOptions of(TrainingOptions loop) {
    return new PretrainingOptions(
        ExampleOptions.defaults(),
        MaskingOptions.defaults(),
        0,
        0.1,
        4096,
        1e-3,
        0.1,
        0.01,
        false,
        1000,
        1,
        loop);
  }

  /** The same with other rows and masks. */
  public PretrainingOptions withData(
      ExampleOptions newExamples, MaskingOptions newMasking, int tokensOfBatch) {
    return new PretrainingOptions(
        newExamples,
        newMasking,
        longLength,
        longShare,
        tokensOfBatch,
        rate,
        warmup,
        weightDecay,
        lamb,
        validationRows,
        seed,
        loop);
  }

  /** The same with a second phase of longer rows. */
  public PretrainingOptions withLongRows(int length, double share) {
    return new PretrainingOptions(
        examples,
        masking,
        length,
        share,
        batchTokens,
        rate,
        warmup,
        weightDecay,
        lamb,
        validationRows,
        seed,
        loop);
  }

  /** The same with another course of the learning rate. */
  public PretrainingOptions withRate(double greatest, double warmupShare) {
    return new PretrainingOptions(
        examples,
        masking,
        longLength,
        longShare,
        batchTokens,
        greatest,
        warmupShare,
        weightDecay,
        lamb,
        validationRows,
        seed,
        loop);
  }

  /** The same with another optimiser. */
  public PretrainingOptions withOptimizer(boolean useLamb, double decay) {
    return new PretrainingOptions(
        examples,
        masking,
        longLength,
        longShare,
        batchTokens,
        rate,
        warmup,
        decay,
        useLamb,
        validationRows,
        seed,
        loop);
  }

  /** The same with another number of held-out rows. */
  public PretrainingOptions withValidationRows(int rows) {
    return new PretrainingOptions(
        examples,
        masking,
        longLength,
        longShare,
        batchTokens,
        rate,
        warmup,
        weightDecay,
        lamb,
        rows,
        seed,
        loop);
  }

  /** The same with another seed, of the examples too. */
  public PretrainingOptions withSeed(long other) {
    return new PretrainingOptions(
        examples.withSeed(other),
        masking,
        longLength,
        longShare,
        batchTokens,
        rate,
        warmup,
        weightDecay,
        lamb,
        validationRows,
        other,
        loop);
  }

  /** The greatest length of a row in any phase. */
  public int greatestLength() {
    return Math.max(longLength, examples.maxLength());
  }

  Optimizer optimizer() {
    return lamb
        ? new Lamb(BETA_1, BETA_2, EPSILON, weightDecay)
        : new Adam(BETA_1, BETA_2, EPSILON, weightDecay, true, false);
  }
}
