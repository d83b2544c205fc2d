package dev.firth.eval.vectors;

import dev.firth.runs.UsageException;

/**
 * How analogy questions are answered and judged. {@link #computeAccuracy} gives the settings of
 * word2vec's program of that name.
 *
 * @param restrict only the first so many words count, as answers and in questions; 0: all
 * @param caseFold how words of the questions and of the space are made comparable
 * @param method how the answer is chosen
 * @param top a question also counts as solved within the best {@code top} words, at least 1
 * @param threads how many threads work; the result does not depend on it
 */
public record AnalogyOptions(
    int restrict, CaseFold caseFold, AnalogyMethod method, int top, int threads) {
  public AnalogyOptions {
    if (restrict < 0) {
      throw new UsageException(
          "restrict is " + restrict + "; give a number of words, or 0 for all");
    }
    if (top < 1 || top > 1000) {
      throw new UsageException("top is " + top + "; give a number from 1 to 1000");
    }
    if (threads < 1) {
      throw new UsageException("threads is " + threads + "; give a number of at least 1");
    }
  }

  /** All words, compared as they are, 3CosAdd, the best word only, all processors. */
  public static AnalogyOptions defaults() {
    return new AnalogyOptions(
        0, CaseFold.NONE, AnalogyMethod.ADD, 1, Runtime.getRuntime().availableProcessors());
  }

  /** The settings of word2vec's compute-accuracy with this threshold (0: none). */
  public static AnalogyOptions computeAccuracy(int threshold) {
    return defaults().withRestrict(threshold).withCaseFold(CaseFold.ASCII);
  }

  public AnalogyOptions withRestrict(int words) {
    return new AnalogyOptions(words, caseFold, method, top, threads);
  }

  public AnalogyOptions withCaseFold(CaseFold fold) {
    return new AnalogyOptions(restrict, fold, method, top, threads);
  }

  public AnalogyOptions withMethod(AnalogyMethod chosen) {
    return new AnalogyOptions(restrict, caseFold, chosen, top, threads);
  }

  public AnalogyOptions withTop(int best) {
    return new AnalogyOptions(restrict, caseFold, method, best, threads);
  }

  public AnalogyOptions withThreads(int count) {
    return new AnalogyOptions(restrict, caseFold, method, top, count);
  }
}
