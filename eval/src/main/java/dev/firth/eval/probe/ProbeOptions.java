package dev.firth.eval.probe;

import dev.firth.runs.UsageException;

/**
 * The settings of the classifiers.
 *
 * @param cost of a training error beside the weights' size, for the linear ones; LIBLINEAR's C
 * @param smoothing what naive Bayes adds to every count; alpha
 * @param neighbours how many vote; k
 */
public record ProbeOptions(double cost, double smoothing, int neighbours) {
  public ProbeOptions {
    if (!(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
      throw new UsageException("a cost of " + cost + "; give a number above 0, such as 1");
    }
    if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY)) {
      throw new UsageException("smoothing by " + smoothing + "; give a number above 0, such as 1");
    }
    if (neighbours < 1) {
      throw new UsageException(neighbours + " neighbours; give at least 1");
    }
  }

  /** Cost 1, smoothing 1, 5 neighbours: scikit-learn's defaults. */
  public static ProbeOptions defaults() {
    return new ProbeOptions(1, 1, 5);
  }
}
