package dev.firth.embeddings.train;

import dev.firth.runs.UsageException;

/**
 * Options of skip-gram training with negative sampling (Mikolov et al. 2013). Names and defaults
 * are those of word2vec.c unless said otherwise.
 *
 * @param dim floats a vector; default 100
 * @param window largest distance of a context word; each centre draws its own from 1 to {@code
 *     window}; default 5
 * @param negative noise words; default 5
 * @param sample frequent words are left out at random above this share of the text, 0 for never;
 *     default 1e-3
 * @param noiseExponent noise words are drawn in proportion to count to this power; default 0.75
 * @param learningRate at the start; it falls linearly over the run; default 0.035 (word2vec.c:
 *     0.025)
 * @param minLearningRate where the fall ends; word2vec.c: one ten-thousandth of the start
 * @param epochs passes over the text; default 5
 * @param threads lock-free (Hogwild) workers; with more than one, two runs differ
 * @param seed decides everything when one thread runs
 * @param sharing how many centres in a row share their noise words: 1 for one matrix step a window
 *     (Ji et al. 2016), 2 and more for rows that are still in the cache; 0 for noise words of its
 *     own for every pair, as word2vec.c does; default 2
 */
public record SkipGramOptions(
    int dim,
    int window,
    int negative,
    double sample,
    double noiseExponent,
    double learningRate,
    double minLearningRate,
    int epochs,
    int threads,
    long seed,
    int sharing) {

  public SkipGramOptions {
    require(dim >= 1 && dim <= 4096, "--dim must be 1 to 4096", dim);
    require(window >= 1 && window <= 100, "--window must be 1 to 100", window);
    require(negative >= 1 && negative <= 200, "--negative must be 1 to 200", negative);
    require(sample >= 0 && sample < 1, "--sample must be 0 (off) to below 1", sample);
    require(Double.isFinite(noiseExponent), "--ns-exponent must be a number", noiseExponent);
    require(learningRate > 0 && learningRate <= 1, "--lr must be above 0, at most 1", learningRate);
    require(
        minLearningRate >= 0 && minLearningRate <= learningRate,
        "--min-lr must be 0 to the learning rate",
        minLearningRate);
    require(epochs >= 1, "--epochs must be 1 or more", epochs);
    require(sharing >= 0 && sharing <= 100, "--sharing must be 0 (every pair) to 100", sharing);
    require(threads >= 1 && threads <= 1024, "--threads must be 1 to 1024", threads);
  }

  private static void require(boolean holds, String rule, Object given) {
    if (!holds) {
      throw new UsageException(rule + ", not " + given);
    }
  }

  /** The defaults; {@code docs/decisions/0004-skip-gram-defaults.md} says how they were chosen. */
  public static SkipGramOptions defaults() {
    return new SkipGramOptions(
        100,
        5,
        5,
        1e-3,
        0.75,
        0.035,
        0.035e-4,
        5,
        Runtime.getRuntime().availableProcessors(),
        1,
        2);
  }

  public SkipGramOptions withDim(int dim) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withWindow(int window) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withNegative(int negative) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withSample(double sample) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withNoiseExponent(double noiseExponent) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  /** Sets the starting rate, and the final rate to one ten-thousandth of it, as word2vec.c does. */
  public SkipGramOptions withLearningRate(double learningRate) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        learningRate * 1e-4,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withMinLearningRate(double minLearningRate) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withEpochs(int epochs) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withThreads(int threads) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withSeed(long seed) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }

  public SkipGramOptions withSharing(int sharing) {
    return new SkipGramOptions(
        dim,
        window,
        negative,
        sample,
        noiseExponent,
        learningRate,
        minLearningRate,
        epochs,
        threads,
        seed,
        sharing);
  }
}
