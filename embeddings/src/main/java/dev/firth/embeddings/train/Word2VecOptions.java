package dev.firth.embeddings.train;

import dev.firth.runs.UsageException;

/**
 * Options of {@link SkipGramTrainer} and {@link CbowTrainer} (Mikolov et al. 2013). Names and
 * defaults are those of word2vec.c unless said otherwise. {@link #skipGram} and {@link #cbow} begin
 * a set of options from the defaults of the model.
 *
 * @param dim floats a vector; default 100
 * @param window largest distance of a context word; default 5; means nothing to {@link
 *     WindowMode#LINE}
 * @param windowMode whether each position draws its own reach; default {@link WindowMode#DYNAMIC}
 * @param negative noise words of negative sampling, 0 for no negative sampling; default 5
 * @param hierarchicalSoftmax whether to predict along the path of a Huffman tree; alone, or beside
 *     negative sampling as in word2vec.c; default false
 * @param sample frequent words are left out at random above this share of the text, 0 for never;
 *     default 1e-3
 * @param noiseExponent noise words are drawn in proportion to count to this power; default 0.75
 * @param cbowMean CBOW predicts from the mean of the context rather than its sum; default true
 * @param learningRate at the start; it falls linearly over the run; default for skip-gram 0.035
 *     (word2vec.c: 0.025), for CBOW 0.05
 * @param minLearningRate where the fall ends; default one ten-thousandth of the start
 * @param epochs passes over the text; default 5
 * @param threads workers: lock-free (Hogwild), so that two runs with more than one differ
 * @param deterministic whether any number of threads gives the same bytes; slower; default false
 * @param seed decides everything random
 * @param sharing how many positions share their noise words: 1 for one matrix step a window (Ji et
 *     al. 2016), 2 and more for rows that are still in the cache; 0 for noise words of its own for
 *     every pair, as word2vec.c does; default 8, positions sixteen apart
 */
public record Word2VecOptions(
    int dim,
    int window,
    WindowMode windowMode,
    int negative,
    boolean hierarchicalSoftmax,
    double sample,
    double noiseExponent,
    boolean cbowMean,
    double learningRate,
    double minLearningRate,
    int epochs,
    int threads,
    boolean deterministic,
    long seed,
    int sharing) {

  /** Decisions 0004 and 0009 say what more would cost. */
  private static final int SHARING = 8;

  public Word2VecOptions {
    require(dim >= 1 && dim <= 4096, "--dim must be 1 to 4096", dim);
    require(window >= 1 && window <= 100, "--window must be 1 to 100", window);
    require(negative >= 0 && negative <= 200, "--negative must be 0 to 200", negative);
    require(
        negative > 0 || hierarchicalSoftmax,
        "--negative must be 1 or more where --loss is ns",
        negative);
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

  /**
   * The defaults for skip-gram; {@code docs/decisions/0004-skip-gram-defaults.md} says how they
   * were chosen.
   */
  public static Builder skipGram() {
    return new Builder(0.035);
  }

  /** The defaults for CBOW. */
  public static Builder cbow() {
    return new Builder(0.05);
  }

  /** fastText's defaults, for skip-gram without n-grams. */
  public static Builder fastText() {
    return new Builder(0.05).sample(1e-4).noiseExponent(0.5);
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    return new Builder(learningRate)
        .sharing(sharing)
        .dim(dim)
        .window(window)
        .windowMode(windowMode)
        .negative(negative)
        .hierarchicalSoftmax(hierarchicalSoftmax)
        .sample(sample)
        .noiseExponent(noiseExponent)
        .cbowMean(cbowMean)
        .minLearningRate(minLearningRate)
        .epochs(epochs)
        .threads(threads)
        .deterministic(deterministic)
        .seed(seed);
  }

  /** Sets options one by one; {@link #build} checks them. */
  public static final class Builder {
    private int dim = 100;
    private int window = 5;
    private WindowMode windowMode = WindowMode.DYNAMIC;
    private int negative = 5;
    private boolean hierarchicalSoftmax;
    private double sample = 1e-3;
    private double noiseExponent = 0.75;
    private boolean cbowMean = true;
    private double learningRate;
    private double minLearningRate;
    private int epochs = 5;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean deterministic;
    private long seed = 1;
    private int sharing = SHARING;

    private Builder(double learningRate) {
      learningRate(learningRate);
    }

    public Builder dim(int dim) {
      this.dim = dim;
      return this;
    }

    public Builder window(int window) {
      this.window = window;
      return this;
    }

    public Builder windowMode(WindowMode windowMode) {
      this.windowMode = windowMode;
      return this;
    }

    public Builder negative(int negative) {
      this.negative = negative;
      return this;
    }

    public Builder hierarchicalSoftmax(boolean hierarchicalSoftmax) {
      this.hierarchicalSoftmax = hierarchicalSoftmax;
      return this;
    }

    public Builder sample(double sample) {
      this.sample = sample;
      return this;
    }

    public Builder noiseExponent(double noiseExponent) {
      this.noiseExponent = noiseExponent;
      return this;
    }

    public Builder cbowMean(boolean cbowMean) {
      this.cbowMean = cbowMean;
      return this;
    }

    /**
     * Sets the starting rate, and the final rate to one ten-thousandth of it, as word2vec.c does.
     */
    public Builder learningRate(double learningRate) {
      this.learningRate = learningRate;
      return minLearningRate(learningRate * 1e-4);
    }

    public Builder minLearningRate(double minLearningRate) {
      this.minLearningRate = minLearningRate;
      return this;
    }

    public Builder epochs(int epochs) {
      this.epochs = epochs;
      return this;
    }

    public Builder threads(int threads) {
      this.threads = threads;
      return this;
    }

    public Builder deterministic(boolean deterministic) {
      this.deterministic = deterministic;
      return this;
    }

    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    public Builder sharing(int sharing) {
      this.sharing = sharing;
      return this;
    }

    /**
     * The options.
     *
     * @throws UsageException if one is out of its range
     */
    public Word2VecOptions build() {
      return new Word2VecOptions(
          dim,
          window,
          windowMode,
          negative,
          hierarchicalSoftmax,
          sample,
          noiseExponent,
          cbowMean,
          learningRate,
          minLearningRate,
          epochs,
          threads,
          deterministic,
          seed,
          sharing);
    }
  }
}
