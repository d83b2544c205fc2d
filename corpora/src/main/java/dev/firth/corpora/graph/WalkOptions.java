package dev.firth.corpora.graph;

import dev.firth.runs.UsageException;

/**
 * Options of {@link RandomWalks}. Names and defaults are those of node2vec's program (Grover and
 * Leskovec 2016).
 *
 * @param walks walks that begin at each node; default 10
 * @param length nodes of a walk, at most; default 80
 * @param p a low value leads back to the node before, a high one away; default 1
 * @param q a low value leads on to nodes far from the node before, a high one keeps near it;
 *     default 1. With both 1 walks are those of DeepWalk (Perozzi et al. 2014)
 * @param seed decides everything random; default 1
 * @param threads threads; the walks are the same for any number; default the processors
 */
public record WalkOptions(int walks, int length, double p, double q, long seed, int threads) {
  private static final double LEAST_BIAS = 1e-9;
  private static final double LARGEST_BIAS = 1e9;

  public WalkOptions {
    require(walks >= 1 && walks <= 1_000_000, "--walks must be 1 to 1000000", walks);
    require(length >= 1 && length <= 1_000_000, "--length must be 1 to 1000000", length);
    require(isBias(p), "--p must be 1e-9 to 1e9", p);
    require(isBias(q), "--q must be 1e-9 to 1e9", q);
    require(threads >= 1 && threads <= 1024, "--threads must be 1 to 1024", threads);
  }

  private static boolean isBias(double value) {
    return value >= LEAST_BIAS && value <= LARGEST_BIAS;
  }

  private static void require(boolean holds, String rule, Object given) {
    if (!holds) {
      throw new UsageException(rule + ", not " + given);
    }
  }

  /** The defaults. */
  public static WalkOptions defaults() {
    return new WalkOptions(10, 80, 1, 1, 1, Runtime.getRuntime().availableProcessors());
  }

  public WalkOptions withWalks(int walks) {
    return new WalkOptions(walks, length, p, q, seed, threads);
  }

  public WalkOptions withLength(int length) {
    return new WalkOptions(walks, length, p, q, seed, threads);
  }

  /** The same with these return and in-out parameters. */
  public WalkOptions withBias(double p, double q) {
    return new WalkOptions(walks, length, p, q, seed, threads);
  }

  public WalkOptions withSeed(long seed) {
    return new WalkOptions(walks, length, p, q, seed, threads);
  }

  public WalkOptions withThreads(int threads) {
    return new WalkOptions(walks, length, p, q, seed, threads);
  }
}
