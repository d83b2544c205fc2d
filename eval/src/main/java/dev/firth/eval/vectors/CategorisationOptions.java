package dev.firth.eval.vectors;

import dev.firth.runs.UsageException;

/**
 * How words are clustered and judged.
 *
 * @param restrict only the first so many words are known; 0: all
 * @param caseFold how words of the set and of the space are made comparable
 * @param restarts how many random beginnings are tried; the tightest clustering counts
 * @param seed what the random beginnings are drawn with
 */
public record CategorisationOptions(int restrict, CaseFold caseFold, int restarts, long seed) {
  public CategorisationOptions {
    if (restrict < 0) {
      throw new UsageException(
          "restrict is " + restrict + "; give a number of words, or 0 for all");
    }
    if (restarts < 1) {
      throw new UsageException("restarts is " + restarts + "; give a number of at least 1");
    }
  }

  /** All words, compared as they are, the best of 10 beginnings with seed 1. */
  public static CategorisationOptions defaults() {
    return new CategorisationOptions(0, CaseFold.NONE, 10, 1);
  }

  public CategorisationOptions withRestrict(int words) {
    return new CategorisationOptions(words, caseFold, restarts, seed);
  }

  public CategorisationOptions withCaseFold(CaseFold fold) {
    return new CategorisationOptions(restrict, fold, restarts, seed);
  }

  public CategorisationOptions withRestarts(int count) {
    return new CategorisationOptions(restrict, caseFold, count, seed);
  }

  public CategorisationOptions withSeed(long value) {
    return new CategorisationOptions(restrict, caseFold, restarts, value);
  }
}
