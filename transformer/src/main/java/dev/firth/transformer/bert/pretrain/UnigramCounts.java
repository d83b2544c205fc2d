package dev.firth.transformer.bert.pretrain;

import dev.firth.transformer.bert.data.DocumentFile;

/** How often each id occurs in a file of documents. Immutable. */
final class UnigramCounts {
  private final long[] counts;
  private final long total;

  private UnigramCounts(long[] counts, long total) {
    this.counts = counts;
    this.total = total;
  }

  /** Reads the whole file once. */
  static UnigramCounts of(DocumentFile file) {
    var counts = new long[file.vocabulary().size()];
    var ids = new TokenStream(file);
    while (ids.next()) {
      counts[ids.id()]++;
    }
    return new UnigramCounts(counts, file.tokens());
  }

  /** Size of the vocabulary. */
  int size() {
    return counts.length;
  }

  long count(int id) {
    return counts[id];
  }

  /** All ids of the file. */
  long total() {
    return total;
  }

  /** How many different ids occur. */
  int used() {
    int used = 0;
    for (long count : counts) {
      used += count > 0 ? 1 : 0;
    }
    return used;
  }

  /** Entropy of the distribution in bits a token (Shannon 1948). */
  double entropy() {
    double sum = 0;
    for (long count : counts) {
      if (count > 0) {
        double share = (double) count / total;
        sum -= share * Math.log(share);
      }
    }
    return sum / Math.log(2);
  }

  /** Probability with one added to each count (Laplace), so that nothing is impossible. */
  double probability(int id) {
    return (counts[id] + 1.0) / (total + counts.length);
  }
}
