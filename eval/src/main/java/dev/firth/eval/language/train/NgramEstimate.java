package dev.firth.eval.language.train;

import java.util.Locale;

/**
 * What training takes at most, known once the words are counted.
 *
 * @param ngrams different n-grams of the highest order: one for each word and each line end
 * @param memoryBytes memory for the work, beside what Java itself needs (about 100 MB)
 * @param diskBytes temporary disk space: the text as numbers, and what does not fit into memory
 */
public record NgramEstimate(long ngrams, long memoryBytes, long diskBytes) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "at most %,d n-grams of the highest order: %,d MB of memory, %,d MB of temporary disk"
            + " space",
        ngrams,
        (memoryBytes >> 20) + 1,
        (diskBytes >> 20) + 1);
  }
}
