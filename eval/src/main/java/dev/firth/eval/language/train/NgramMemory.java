package dev.firth.eval.language.train;

import dev.firth.runs.UsageException;
import java.util.Locale;

/**
 * How the memory allowed is used: what depends on the number of words is fixed; of the rest one
 * half is for buffers that are being sorted, the other for sorted records.
 *
 * @param ngrams of the highest order, at most
 * @param keyLongs of a record of the highest order
 * @param words of the model, with its marks
 */
record NgramMemory(NgramTrainingOptions options, long ngrams, int keyLongs, int words) {
  private static final int WINDOW_BYTES = 2 * RecordStore.WINDOW_LONGS * Long.BYTES;
  private static final long LEAST_WORK = 2L << 20;

  /**
   * Bytes of a word: in the vocabulary's table and list, and in the list of the writer, with its
   * letters each time.
   */
  private static final long BYTES_A_WORD = 100;

  /**
   * Checks that it is enough.
   *
   * @throws UsageException if it is not
   */
  NgramMemory {
    long fixed = fixedBytes(options, words);
    long work = options.memoryBytes() - fixed;
    // Runs are merged in one go, each through a window of its own.
    long bytes = ngrams * (keyLongs + 1) * Long.BYTES;
    double enough = Math.sqrt((double) bytes * WINDOW_BYTES * 16 * options.threads());
    if (work < LEAST_WORK || work < Math.min(enough, 4.0 * options.threads() * bytes)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "memory of %,d MB is too little for %,d n-grams of %,d words: give at least %dm",
              options.memoryBytes() >> 20,
              ngrams,
              words,
              ((fixed + (long) Math.max(LEAST_WORK, enough)) >> 20) + 1));
    }
  }

  private static long fixedBytes(NgramTrainingOptions options, int words) {
    return BYTES_A_WORD * words
        + ModelWords.memoryBytes(words)
        + Unigrams.memoryBytes(words)
        + Interpolation.memoryBytes(words)
        + ArpaWriter.memoryBytes(options.threads(), options.order());
  }

  private long workBytes() {
    return options.memoryBytes() - fixedBytes(options, words);
  }

  /** For sorted records in memory. */
  long keptBytes() {
    return workBytes() / 2;
  }

  /** Keys that each thread sorts at a time while counting. */
  long countingRecords() {
    long share = workBytes() / 4 / options.threads() / keyLongs / Long.BYTES;
    return Math.min(share, ngrams / options.threads() + 1);
  }

  /** Records with values that one thread sorts at a time. */
  long sortingRecords(NgramLayout layout, long records) {
    return Math.min(workBytes() / 4 / (layout.longs() + 1) / Long.BYTES, records);
  }

  NgramEstimate estimate() {
    long records = ngrams * (keyLongs + 1) * Long.BYTES;
    // The highest order twice, and the lower ones, of which each has fewer.
    long sorted = records * (options.order() + 1);
    long disk = Integer.BYTES * ngrams + (sorted <= keptBytes() ? 0 : sorted);
    return new NgramEstimate(
        ngrams, Math.min(options.memoryBytes(), fixedBytes(options, words) + 2 * sorted), disk);
  }
}
