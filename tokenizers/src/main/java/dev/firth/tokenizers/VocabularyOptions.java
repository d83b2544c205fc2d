package dev.firth.tokenizers;

import dev.firth.runs.UsageException;

/**
 * How words are counted and which of them are kept.
 *
 * @param minCount words that occur less often are left out; 5 by default, as in word2vec
 * @param maxSize at most so many words, the most frequent ones; 0 for no limit
 * @param memoryBytes bound on the memory of the counting tables (the buffers of the readers come on
 *     top); 0 for no limit. Under a bound rare words may be pruned while counting, so that counts
 *     become lower bounds: see {@link VocabularyCounter}
 * @param threads how many threads count; never changes the result
 */
public record VocabularyOptions(long minCount, int maxSize, long memoryBytes, int threads) {
  /** The smallest bound that can be asked for: 1 MiB. */
  public static final long LEAST_MEMORY = 1 << 20;

  /**
   * Checks the values.
   *
   * @throws UsageException if a value is out of its range
   */
  public VocabularyOptions {
    check(minCount >= 1, "min-count", minCount, "1 or more");
    check(maxSize >= 0, "max-vocabulary", maxSize, "0 (no limit) or more");
    check(
        memoryBytes == 0 || memoryBytes >= LEAST_MEMORY,
        "memory",
        memoryBytes,
        "0 (no limit) or at least " + LEAST_MEMORY + " bytes");
    check(threads >= 1, "threads", threads, "1 or more");
  }

  /** Words seen 5 times, no limits, one thread for each processor. */
  public static VocabularyOptions defaults() {
    return new VocabularyOptions(5, 0, 0, Runtime.getRuntime().availableProcessors());
  }

  /** The same with another least count. */
  public VocabularyOptions withMinCount(long count) {
    return new VocabularyOptions(count, maxSize, memoryBytes, threads);
  }

  /** The same with another largest size. */
  public VocabularyOptions withMaxSize(int size) {
    return new VocabularyOptions(minCount, size, memoryBytes, threads);
  }

  /** The same with another bound on memory. */
  public VocabularyOptions withMemoryBytes(long bytes) {
    return new VocabularyOptions(minCount, maxSize, bytes, threads);
  }

  /** The same with another number of threads. */
  public VocabularyOptions withThreads(int count) {
    return new VocabularyOptions(minCount, maxSize, memoryBytes, count);
  }

  private static void check(boolean good, String option, long value, String allowed) {
    if (!good) {
      throw new UsageException(option + " is " + value + ": it must be " + allowed);
    }
  }
}
