package dev.firth.embeddings.train;

import dev.firth.embeddings.fasttext.ModelKind;
import dev.firth.runs.UsageException;

/**
 * Options of {@link FastTextTrainer} (Bojanowski et al. 2017).
 *
 * @param kind skip-gram, where a word's n-grams predict the words around it, or CBOW, where the
 *     n-grams of the words around it predict a word
 * @param training what is shared with other models; {@link Word2VecOptions#fastText} has fastText's
 *     defaults. {@code cbowMean} has no effect, since fastText takes the mean; {@code sharing} is
 *     the number of positions that meet the same noise, 0 for noise of its own for every pair;
 *     skip-gram with n-grams takes at most 4, which follow each other
 * @param minn characters of the shortest n-gram; fastText's default is 3
 * @param maxn characters of the longest, 0 for words without n-grams; fastText's default is 6
 * @param buckets rows that n-grams share by their hashes; fastText's default is 2,000,000
 */
public record FastTextOptions(
    ModelKind kind, Word2VecOptions training, int minn, int maxn, int buckets) {

  public FastTextOptions {
    require(kind != ModelKind.SUPERVISED, "word vectors are skip-gram or cbow", kind);
    require(
        training.windowMode() != WindowMode.LINE,
        "--window-mode must be dynamic or fixed with --model fasttext",
        "line");
    require(maxn >= 0 && maxn <= 100, "--maxn must be 0 (no n-grams) to 100", maxn);
    require(minn >= 0 && (maxn == 0 || minn <= maxn), "--minn must be 0 to --maxn", minn);
    require(
        maxn == 0 || (buckets >= 1 && buckets <= 1 << 30), "--bucket must be 1 to 2^30", buckets);
    if (maxn == 0) {
      // As fastText has it in its files.
      minn = 0;
      buckets = 0;
    }
  }

  private static void require(boolean holds, String rule, Object given) {
    if (!holds) {
      throw new UsageException(rule + ", not " + given);
    }
  }

  /** Skip-gram with n-grams of 3 to 6 characters. */
  public static FastTextOptions skipGram() {
    return of(ModelKind.SKIP_GRAM, Word2VecOptions.fastText());
  }

  /** CBOW with n-grams of 3 to 6 characters. */
  public static FastTextOptions cbow() {
    return of(ModelKind.CBOW, Word2VecOptions.fastText());
  }

  private static FastTextOptions of(ModelKind kind, Word2VecOptions.Builder training) {
    return new FastTextOptions(kind, training.build(), 3, 6, 2_000_000);
  }

  public FastTextOptions withTraining(Word2VecOptions other) {
    return new FastTextOptions(kind, other, minn, maxn, buckets);
  }

  /** The same with other n-grams. */
  public FastTextOptions withSubwords(int minn, int maxn, int buckets) {
    return new FastTextOptions(kind, training, minn, maxn, buckets);
  }

  /** Whether words have n-grams. */
  public boolean hasSubwords() {
    return maxn > 0;
  }
}
