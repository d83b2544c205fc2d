package dev.firth.eval.vectors;

import dev.firth.runs.UsageException;

/**
 * How similarity judgements are compared with a space.
 *
 * @param restrict only the first so many words are known; 0: all
 * @param caseFold how words of the pairs and of the space are made comparable
 */
public record SimilarityOptions(int restrict, CaseFold caseFold) {
  public SimilarityOptions {
    if (restrict < 0) {
      throw new UsageException(
          "restrict is " + restrict + "; give a number of words, or 0 for all");
    }
  }

  /** All words, compared as they are. */
  public static SimilarityOptions defaults() {
    return new SimilarityOptions(0, CaseFold.NONE);
  }

  public SimilarityOptions withRestrict(int words) {
    return new SimilarityOptions(words, caseFold);
  }

  public SimilarityOptions withCaseFold(CaseFold fold) {
    return new SimilarityOptions(restrict, fold);
  }
}
