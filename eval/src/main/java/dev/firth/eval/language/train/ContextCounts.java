package dev.firth.eval.language.train;

/** Sums over the words that follow one context: what smoothing needs to know of it. */
final class ContextCounts {
  private boolean beginsSentence;
  private long sum;
  private long prunedSum;
  private final long[] words = new long[4];

  void clear(boolean contextBeginsSentence) {
    beginsSentence = contextBeginsSentence;
    sum = 0;
    prunedSum = 0;
    words[1] = 0;
    words[2] = 0;
    words[3] = 0;
  }

  void add(long count, boolean pruned) {
    sum += count;
    if (pruned) {
      prunedSum += count;
    } else {
      words[(int) Math.min(3, count)]++;
    }
  }

  /** Whether the context's first word is {@code <s>}. */
  boolean beginsSentence() {
    return beginsSentence;
  }

  /** Sum of all counts. */
  long sum() {
    return sum;
  }

  /** Sum of the counts of n-grams that are left out. */
  long prunedSum() {
    return prunedSum;
  }

  /** Kept n-grams with a count of 1, of 2, or of 3 and more. */
  long words(int count) {
    return words[count];
  }
}
