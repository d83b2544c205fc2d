package dev.firth.eval.vectors;

import dev.firth.eval.Correlation;
import dev.firth.eval.CorrelationConfidence;
import dev.firth.eval.significance.ResampledScore;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** The cosine of each pair of a set beside its judgement. Immutable. */
public final class SimilarityOutcomes {
  private final SimilarityPairs pairs;
  private final double[] cosines;
  private final String signature;

  /**
   * @param cosines one for each pair; NaN where a word is unknown
   * @param signature the settings, in one line
   */
  SimilarityOutcomes(SimilarityPairs pairs, double[] cosines, String signature) {
    this.pairs = pairs;
    this.cosines = cosines;
    this.signature = signature;
  }

  public SimilarityPairs pairs() {
    return pairs;
  }

  public String signature() {
    return signature;
  }

  /** The cosine of a pair; NaN if a word of it is unknown. */
  public double cosine(int pair) {
    return cosines[pair];
  }

  /** Both correlations over the pairs found. */
  public SimilarityResult result() {
    int[] found = found();
    double[] x = judgements(found);
    double[] y = cosines(found);
    return new SimilarityResult(
        pairs.name(),
        Correlation.spearman(x, y),
        Correlation.pearson(x, y),
        found.length,
        cosines.length - found.length,
        signature);
  }

  /**
   * The rank correlation over the pairs found, to be resampled; the ranks are taken anew in each
   * draw.
   *
   * @throws IllegalArgumentException if no pair was found
   */
  public ResampledScore spearman() {
    return spearman(found());
  }

  /** The rank correlation over some pairs, all of them found. */
  ResampledScore spearman(int[] chosen) {
    return CorrelationConfidence.spearmanOfPairs(judgements(chosen), cosines(chosen));
  }

  private int[] found() {
    var found = new IntArrayList();
    for (int pair = 0; pair < cosines.length; pair++) {
      if (!Double.isNaN(cosines[pair])) {
        found.add(pair);
      }
    }
    return found.toIntArray();
  }

  private double[] judgements(int[] chosen) {
    var values = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      values[i] = pairs.pairs().get(chosen[i]).score();
    }
    return values;
  }

  private double[] cosines(int[] chosen) {
    var values = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      values[i] = cosines[chosen[i]];
    }
    return values;
  }
}
