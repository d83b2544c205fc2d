package dev.firth.seq2seq.search;

import dev.firth.runs.UsageException;
import java.util.List;

/**
 * What the score of a hypothesis loses for positions of the source that it paid little attention
 * to: beta times the sum over the positions i of log(min(sum over the tokens j of attention[j][i],
 * 1)), so 0 or less (Wu et al. 2016, eq. 14). The end token is one of the tokens. A position
 * without any attention counts as {@value #LEAST}, for the logarithm's sake.
 *
 * @param beta the weight, 0 or more; 0 is no penalty
 */
public record CoveragePenalty(double beta) {
  /** The least coverage of a position. */
  public static final double LEAST = 1e-10;

  /** No penalty. */
  public static final CoveragePenalty NONE = new CoveragePenalty(0);

  /**
   * @throws UsageException if beta is negative or no number
   */
  public CoveragePenalty {
    if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new UsageException("the coverage penalty's beta is " + beta + "; it must be 0 or more");
    }
  }

  /** Whether there is a penalty. */
  public boolean applies() {
    return beta > 0;
  }

  /**
   * What is added to the score: 0 or less.
   *
   * @param attention for each token the weights over the source, at least sourceLength of them
   */
  public double of(List<float[]> attention, int sourceLength) {
    if (!applies()) {
      return 0;
    }
    double sum = 0;
    for (int position = 0; position < sourceLength; position++) {
      sum += Math.log(Math.clamp(coverage(attention, position), LEAST, 1));
    }
    return beta * sum;
  }

  private static double coverage(List<float[]> attention, int position) {
    double sum = 0;
    for (float[] weights : attention) {
      sum += weights[position];
    }
    return sum;
  }
}
