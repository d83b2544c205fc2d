package dev.firth.eval.translation;

import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import dev.firth.eval.significance.SumStatistic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * chrF (Popović 2015) and chrF++ (Popović 2017) as sacreBLEU 2.6 computes them: the F score of
 * n-grams of characters, and for chrF++ of words, averaged over the orders; in percent. Of several
 * references the one with the best score of the segment counts.
 */
public final class ChrF implements TranslationMetric {
  private static final double EPSILON = 1e-16;

  private static final Map<String, String> ABBREVIATIONS =
      SignatureNames.with(Map.of("eff", "e", "nc", "nc", "nw", "nw", "space", "s"));

  private final ChrFOptions options;

  /** chrF with these settings. */
  public ChrF(ChrFOptions options) {
    this.options = options;
  }

  /** The settings. */
  public ChrFOptions options() {
    return options;
  }

  @Override
  public String name() {
    return "chrF" + options.beta() + "+".repeat(options.wordOrder());
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  /** For each order n-grams of the hypothesis, of the reference, and of both. */
  @Override
  public int columns() {
    return 3 * (options.charOrder() + options.wordOrder());
  }

  @Override
  public SegmentScorer scorer() {
    return new ChrFCounts(this);
  }

  @Override
  public SumStatistic statistic() {
    return new SumStatistic() {
      @Override
      public double ofSums(double[] sums) {
        return score(sums, 0, false);
      }

      @Override
      public double ofSingleSums(float[] sums) {
        double[] wide = new double[sums.length];
        for (int i = 0; i < wide.length; i++) {
          wide[i] = sums[i];
        }
        return score(wide, 0, true);
      }
    };
  }

  @Override
  public Score score(double[] sums, Signature signature) {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("char_order", options.charOrder());
    parts.put("word_order", options.wordOrder());
    parts.put("beta", options.beta());
    return new Score(name(), score(sums, 0, false), parts, signature);
  }

  @Override
  public Signature signature(String references) {
    return Signature.of(name())
        .with("nrefs", references)
        .with("case", options.lowercase() ? "lc" : "mixed")
        .with("eff", options.epsSmoothing() ? "no" : "yes")
        .with("nc", options.charOrder())
        .with("nw", options.wordOrder())
        .with("space", options.whitespace() ? "yes" : "no");
  }

  @Override
  public Map<String, String> abbreviations() {
    return ABBREVIATIONS;
  }

  /**
   * The score of counts.
   *
   * @param at where they begin
   * @param single whether shares are rounded to single precision, as in sacreBLEU's bootstrap
   */
  double score(double[] counts, int at, boolean single) {
    int orders = options.charOrder() + options.wordOrder();
    double factor = (double) options.beta() * options.beta();
    double smoothed = 0;
    double precisions = 0;
    double recalls = 0;
    int effective = 0;
    for (int i = at; i < at + 3 * orders; i += 3) {
      double hypothesis = counts[i];
      double reference = counts[i + 1];
      double precision = share(counts[i + 2], hypothesis, single);
      double recall = share(counts[i + 2], reference, single);
      double weighted = factor * precision + recall;
      smoothed += weighted > 0 ? (1 + factor) * precision * recall / weighted : EPSILON;
      if (hypothesis > 0 && reference > 0) {
        precisions += precision;
        recalls += recall;
        effective++;
      }
    }
    if (options.epsSmoothing()) {
      return 100 * smoothed / orders;
    }
    return 100 * fScore(precisions / Math.max(1, effective), recalls / Math.max(1, effective));
  }

  private double fScore(double precision, double recall) {
    if (precision + recall == 0) {
      return 0;
    }
    double factor = (double) options.beta() * options.beta();
    return (1 + factor) * precision * recall / (factor * precision + recall);
  }

  private static double share(double matches, double all, boolean single) {
    if (!(all > 0)) {
      return EPSILON;
    }
    return single ? (float) matches / (float) all : matches / all;
  }
}
