package dev.firth.eval.baseline.index;

import java.util.List;

/**
 * A document or a query as a bag of terms.
 *
 * @param counts its terms in the order of their bytes, each once
 * @param bytes UTF-8 bytes of its text
 */
public record TermBag(List<TermCount> counts, long bytes) {
  public TermBag {
    counts = List.copyOf(counts);
  }

  /** Whether it has no terms. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }
}
