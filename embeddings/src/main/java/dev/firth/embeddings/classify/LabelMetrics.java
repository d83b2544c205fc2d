package dev.firth.embeddings.classify;

import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Precision, recall and F1 of predicted labels, over all and of each, as {@code fasttext test}
 * counts them: a text may have several labels and several predictions, each prediction is right or
 * wrong by itself. Not thread-safe.
 */
public final class LabelMetrics {
  private final long[] gold;
  private final long[] predicted;
  private final long[] right;
  private long examples;

  /** Metrics over so many labels, none counted yet. */
  public LabelMetrics(int labels) {
    gold = new long[labels];
    predicted = new long[labels];
    right = new long[labels];
  }

  /** Counts a text. */
  public void add(IntList goldLabels, IntList predictedLabels) {
    examples++;
    for (int i = 0; i < goldLabels.size(); i++) {
      gold[goldLabels.getInt(i)]++;
    }
    for (int i = 0; i < predictedLabels.size(); i++) {
      int label = predictedLabels.getInt(i);
      predicted[label]++;
      if (goldLabels.contains(label)) {
        right[label]++;
      }
    }
  }

  /** Texts counted. */
  public long examples() {
    return examples;
  }

  /**
   * The score of all labels together (micro average).
   *
   * @return NaN where nothing was predicted or nothing was to be found
   */
  public LabelScore total() {
    return new LabelScore(sum(gold), sum(predicted), sum(right));
  }

  /** The score of one label. */
  public LabelScore of(int label) {
    return new LabelScore(gold[label], predicted[label], right[label]);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
