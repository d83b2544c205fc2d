package dev.firth.eval.baseline.words;

import dev.firth.runs.UsageException;

/**
 * What a counted space keeps.
 *
 * @param minCount words with a smaller count are left out (word2vec's default is 5)
 * @param maxWords only the most frequent so many words are kept; 0: all
 * @param memoryBytes the most memory that the counts may take; more is an error
 */
public record BaselineOptions(long minCount, int maxWords, long memoryBytes) {
  public BaselineOptions {
    if (minCount < 1 || maxWords < 0 || memoryBytes < 1) {
      throw new UsageException(
          "minimum count "
              + minCount
              + ", "
              + maxWords
              + " words, "
              + memoryBytes
              + " bytes; the first and last must be at least 1, the words 0 (all) or more");
    }
  }

  /** Words that occur 5 times, in at most 1 GiB. */
  public static BaselineOptions defaults() {
    return new BaselineOptions(5, 0, 1L << 30);
  }

  public BaselineOptions withMinCount(long count) {
    return new BaselineOptions(count, maxWords, memoryBytes);
  }

  public BaselineOptions withMaxWords(int words) {
    return new BaselineOptions(minCount, words, memoryBytes);
  }

  public BaselineOptions withMemoryBytes(long bytes) {
    return new BaselineOptions(minCount, maxWords, bytes);
  }
}
