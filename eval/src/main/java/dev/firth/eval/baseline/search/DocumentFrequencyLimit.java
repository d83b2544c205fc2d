package dev.firth.eval.baseline.search;

import dev.firth.runs.UsageException;

/**
 * In how many documents a term may be, as scikit-learn's {@code min_df} and {@code max_df}: a
 * number of documents, or a share of all.
 *
 * @param value the number or the share
 * @param share whether it is a share, from 0 to 1
 */
public record DocumentFrequencyLimit(double value, boolean share) {
  public DocumentFrequencyLimit {
    if (!(value >= 0) || (share ? value > 1 : value != Math.rint(value))) {
      throw new UsageException(
          "document frequency "
              + value
              + "; give a number of documents, such as 2, or a share from 0.0 to 1.0");
    }
  }

  /** A number of documents. */
  public static DocumentFrequencyLimit documents(int count) {
    return new DocumentFrequencyLimit(count, false);
  }

  /** A share of all documents. */
  public static DocumentFrequencyLimit share(double share) {
    return new DocumentFrequencyLimit(share, true);
  }

  /**
   * As scikit-learn tells them apart: with a point it is a share, without one a number.
   *
   * @throws UsageException if it is neither
   */
  public static DocumentFrequencyLimit parse(String text) {
    try {
      return new DocumentFrequencyLimit(Double.parseDouble(text), text.contains("."));
    } catch (NumberFormatException e) {
      throw new UsageException(
          "document frequency '"
              + text
              + "'; give a number of documents, such as 2, or a share from 0.0 to 1.0");
    }
  }

  /** The limit in documents, which need not be whole. */
  double of(int documents) {
    return share ? value * documents : value;
  }

  @Override
  public String toString() {
    return share ? Double.toString(value) : Long.toString((long) value);
  }
}
