package dev.firth.embeddings.glove;

import dev.firth.runs.UsageException;

/**
 * How co-occurrences are counted. Names and defaults are those of GloVe's {@code cooccur} unless
 * said otherwise.
 *
 * @param window words looked at on a side, at most; words outside the vocabulary take no place;
 *     default 15
 * @param symmetric whether both sides count; if not, a word's contexts are the words behind it;
 *     default true
 * @param distanceWeighting whether a word d places away counts 1/d; if not it counts 1; default
 *     true
 * @param memoryBytes bound on the memory of counting and of sorting the pairs for training; default
 *     3 GiB, as in cooccur, of which GloVe says that it is a soft limit and here is a bound
 * @param threads default: the processors; the result does not depend on it
 */
public record CooccurrenceOptions(
    int window, boolean symmetric, boolean distanceWeighting, long memoryBytes, int threads) {

  public CooccurrenceOptions {
    if (window < 1 || window > 1000) {
      throw new UsageException("--window must be 1 to 1000, not " + window);
    }
    if (memoryBytes < 1) {
      throw new UsageException("--memory must be above 0, not " + memoryBytes);
    }
    if (threads < 1 || threads > 1024) {
      throw new UsageException("--threads must be 1 to 1024, not " + threads);
    }
  }

  public static CooccurrenceOptions defaults() {
    return new CooccurrenceOptions(
        15, true, true, 3L << 30, Runtime.getRuntime().availableProcessors());
  }

  public CooccurrenceOptions withWindow(int words) {
    return new CooccurrenceOptions(words, symmetric, distanceWeighting, memoryBytes, threads);
  }

  public CooccurrenceOptions withSymmetric(boolean both) {
    return new CooccurrenceOptions(window, both, distanceWeighting, memoryBytes, threads);
  }

  public CooccurrenceOptions withDistanceWeighting(boolean weighted) {
    return new CooccurrenceOptions(window, symmetric, weighted, memoryBytes, threads);
  }

  public CooccurrenceOptions withMemoryBytes(long bytes) {
    return new CooccurrenceOptions(window, symmetric, distanceWeighting, bytes, threads);
  }

  public CooccurrenceOptions withThreads(int number) {
    return new CooccurrenceOptions(window, symmetric, distanceWeighting, memoryBytes, number);
  }
}
