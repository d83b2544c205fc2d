package dev.firth.embeddings.glove;

import dev.firth.runs.UsageException;

/**
 * Options of GloVe training (Pennington et al. 2014). Names and defaults are those of GloVe's C
 * program {@code glove}.
 *
 * @param dim numbers in a vector; default 50 ({@code -vector-size})
 * @param epochs passes over the pairs; default 25 ({@code -iter})
 * @param xMax co-occurrences from which a pair counts in full; default 100
 * @param alpha exponent of the weight below that; default 0.75
 * @param eta learning rate of AdaGrad; default 0.05
 * @param clip components of the gradient of a vector are cut at plus and minus this, before they
 *     are multiplied with eta; those of the biases are not; default 100 ({@code -grad-clip})
 * @param threads default: the processors of this machine; the result does not depend on it
 * @param seed decides the first vectors and the order of the pairs; default 1
 * @param output what the vectors are made of; default {@link GloveOutput#SUM}
 * @param checkpointEvery give the vectors after each so many epochs, 0 for never; default 0
 */
public record GloveOptions(
    int dim,
    int epochs,
    double xMax,
    double alpha,
    double eta,
    double clip,
    int threads,
    long seed,
    GloveOutput output,
    int checkpointEvery) {

  public GloveOptions {
    require(dim >= 1 && dim <= 4096, "--dim must be 1 to 4096", dim);
    require(epochs >= 1, "--epochs must be 1 or more", epochs);
    require(xMax > 0 && Double.isFinite(xMax), "--x-max must be above 0", xMax);
    require(alpha >= 0 && Double.isFinite(alpha), "--alpha must be 0 or more", alpha);
    require(eta > 0 && eta <= 10, "the learning rate must be above 0, at most 10", eta);
    require(clip > 0 && clip <= 1e30, "--grad-clip must be above 0", clip);
    require(threads >= 1 && threads <= 1024, "--threads must be 1 to 1024", threads);
    require(checkpointEvery >= 0, "--checkpoint-every must be 0 or more", checkpointEvery);
  }

  private static void require(boolean holds, String rule, Object given) {
    if (!holds) {
      throw new UsageException(rule + ", not " + given);
    }
  }

  public static GloveOptions defaults() {
    return new GloveOptions(
        50,
        25,
        100,
        0.75,
        0.05,
        100,
        Runtime.getRuntime().availableProcessors(),
        1,
        GloveOutput.SUM,
        0);
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder(defaults());
  }

  /** A builder that begins with these options. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects options; {@link #build} checks them. */
  public static final class Builder {
    private int dim;
    private int epochs;
    private double xMax;
    private double alpha;
    private double eta;
    private double clip;
    private int threads;
    private long seed;
    private GloveOutput output;
    private int checkpointEvery;

    private Builder(GloveOptions from) {
      dim = from.dim;
      epochs = from.epochs;
      xMax = from.xMax;
      alpha = from.alpha;
      eta = from.eta;
      clip = from.clip;
      threads = from.threads;
      seed = from.seed;
      output = from.output;
      checkpointEvery = from.checkpointEvery;
    }

    public Builder dim(int value) {
      dim = value;
      return this;
    }

    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    public Builder xMax(double value) {
      xMax = value;
      return this;
    }

    public Builder alpha(double value) {
      alpha = value;
      return this;
    }

    public Builder eta(double value) {
      eta = value;
      return this;
    }

    public Builder clip(double value) {
      clip = value;
      return this;
    }

    public Builder threads(int value) {
      threads = value;
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder output(GloveOutput value) {
      output = value;
      return this;
    }

    public Builder checkpointEvery(int value) {
      checkpointEvery = value;
      return this;
    }

    /**
     * @throws UsageException if an option is out of its range
     */
    public GloveOptions build() {
      return new GloveOptions(
          dim, epochs, xMax, alpha, eta, clip, threads, seed, output, checkpointEvery);
    }
  }
}
