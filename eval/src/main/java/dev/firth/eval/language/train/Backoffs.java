package dev.firth.eval.language.train;

import java.io.IOException;
import java.util.Arrays;

/**
 * Gives the n-grams of an order the weights that they have as contexts of the order above, and
 * brings them into the order in which contexts are read. The contexts above and the n-grams below
 * are sorted alike, so both are read once.
 */
final class Backoffs {
  private final Estimator estimator;

  Backoffs(Estimator estimator) {
    this.estimator = estimator;
  }

  /** The weights of single words. */
  void ofUnigrams(SortedRecords bigrams, Unigrams unigrams) throws IOException {
    var contexts = new ContextGroups(bigrams);
    while (contexts.next()) {
      unigrams.setBackoff(contexts.context()[0], estimator.backoff(2, contexts.counts()));
    }
  }

  /**
   * The weights of longer n-grams.
   *
   * @param above n-grams one word longer, by context
   * @param ngrams words from the last to the first
   * @param sorter takes the n-grams
   * @return the n-grams by context
   */
  SortedRecords join(SortedRecords above, SortedRecords ngrams, RecordSorter sorter)
      throws IOException {
    int order = ngrams.layout().length();
    var contexts = new ContextGroups(above);
    boolean more = contexts.next();
    var words = new int[order];
    var rotated = new int[order];
    MergedRecords records = ngrams.open();
    try (var out = sorter.appender()) {
      while (records.next()) {
        records.words(words);
        long value = records.value();
        if (more && Arrays.equals(words, contexts.context())) {
          value = NgramValue.withBackoff(value, estimator.backoff(order + 1, contexts.counts()));
          more = contexts.next();
        }
        CountAdjuster.rotate(words, rotated, order);
        out.add(rotated, value);
      }
    }
    if (more) {
      throw new IllegalStateException("a context is no n-gram of order " + order);
    }
    return sorter.finish();
  }
}
