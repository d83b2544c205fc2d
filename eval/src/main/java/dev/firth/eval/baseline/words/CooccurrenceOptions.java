package dev.firth.eval.baseline.words;

import dev.firth.runs.UsageException;

/**
 * How neighbours in a text are counted and weighted.
 *
 * @param window how many words on each side are neighbours (word2vec's skip-gram: 5)
 * @param smoothing the exponent of the neighbours' frequencies (Levy, Goldberg and Dagan 2015: .75)
 */
public record CooccurrenceOptions(int window, double smoothing) {
  public CooccurrenceOptions {
    if (window < 1 || window > 1000) {
      throw new UsageException("window is " + window + "; give a number from 1 to 1000");
    }
    if (!(smoothing > 0 && smoothing <= 1)) {
      throw new UsageException("smoothing is " + smoothing + "; give a number in (0, 1]");
    }
  }

  /** Five words on each side, exponent .75. */
  public static CooccurrenceOptions defaults() {
    return new CooccurrenceOptions(5, .75);
  }
}
