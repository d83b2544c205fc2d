package dev.firth.eval.baseline.search;

/**
 * Which terms count at all, by the number of documents that have them.
 *
 * @param least fewer is too few
 * @param most more is too many
 */
public record TermLimits(DocumentFrequencyLimit least, DocumentFrequencyLimit most) {
  /** All terms. */
  public static TermLimits none() {
    return new TermLimits(DocumentFrequencyLimit.documents(1), DocumentFrequencyLimit.share(1));
  }
}
