package dev.firth.tokenizers.train;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.VocabularyOptions;

/**
 * How words are counted for a trainer.
 *
 * @param threads how many threads count; never changes the counts
 * @param memoryBytes bound on the memory of the counting tables (the buffers of the readers come on
 *     top); 0 for no limit. A table that is full is written to a temporary file in the order of its
 *     words, and the files are merged at the end: nothing is dropped
 */
public record WordCountingOptions(int threads, long memoryBytes) {
  /**
   * Checks the values.
   *
   * @throws UsageException if one is out of its range
   */
  public WordCountingOptions {
    if (threads < 1) {
      throw new UsageException("threads is " + threads + ": it must be 1 or more");
    }
    if (memoryBytes != 0 && memoryBytes < VocabularyOptions.LEAST_MEMORY) {
      throw new UsageException(
          "memory is %d: it must be 0 (no limit) or at least %d bytes"
              .formatted(memoryBytes, VocabularyOptions.LEAST_MEMORY));
    }
  }

  /** One thread for each processor, no bound on memory. */
  public static WordCountingOptions defaults() {
    return new WordCountingOptions(Runtime.getRuntime().availableProcessors(), 0);
  }

  /** The same with another number of threads. */
  public WordCountingOptions withThreads(int count) {
    return new WordCountingOptions(count, memoryBytes);
  }

  /** The same with another bound on memory. */
  public WordCountingOptions withMemoryBytes(long bytes) {
    return new WordCountingOptions(threads, bytes);
  }
}
