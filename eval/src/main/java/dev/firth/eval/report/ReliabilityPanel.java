package dev.firth.eval.report;

import java.util.List;
import java.util.Objects;

/**
 * A reliability diagram: predictions in bins by their confidence, and how many of each bin came
 * true (DeGroot and Fienberg 1983; Niculescu-Mizil and Caruana 2005). On the diagonal confidence
 * means what it says.
 *
 * @param bins by rising confidence; empty ones may be left out
 */
public record ReliabilityPanel(String title, String caption, List<Bin> bins) implements Panel {
  /**
   * Some predictions of like confidence.
   *
   * @param low least confidence that belongs here, in [0, 1]
   * @param high greatest confidence that belongs here, in [0, 1]
   * @param count how many predictions
   * @param confidence their mean confidence; NaN if there are none
   * @param accuracy the share that came true; NaN if there are none
   */
  public record Bin(double low, double high, long count, double confidence, double accuracy) {}

  public ReliabilityPanel {
    Objects.requireNonNull(title);
    Objects.requireNonNull(caption);
    bins = List.copyOf(bins);
  }

  /** How many predictions all bins hold. */
  public long total() {
    return bins.stream().mapToLong(Bin::count).sum();
  }
}
