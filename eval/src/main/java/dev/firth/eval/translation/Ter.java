package dev.firth.eval.translation;

import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import dev.firth.eval.significance.SumStatistic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translation edit rate (Snover and others 2006) with the figures of sacreBLEU 2.6, which follows
 * tercom: how many words have to be inserted, deleted, substituted or moved in blocks to make the
 * hypothesis the closest reference, for each hundred words of the mean reference. Less is better.
 *
 * <p>The parts of a score are {@code num_edits} and {@code ref_length}. Where references are empty,
 * a hypothesis with words scores 100 and one without 0.
 */
public final class Ter implements TranslationMetric {
  private static final Map<String, String> ABBREVIATIONS =
      SignatureNames.with(Map.of("tok", "t", "norm", "nr", "punct", "pn", "asian", "as"));

  private final TerOptions options;

  /** TER with these settings. */
  public Ter(TerOptions options) {
    this.options = options;
  }

  /** The settings. */
  public TerOptions options() {
    return options;
  }

  @Override
  public String name() {
    return "TER";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  /** Edits, and words of the mean reference. */
  @Override
  public int columns() {
    return 2;
  }

  @Override
  public SegmentScorer scorer() {
    return new TerCounts(options);
  }

  @Override
  public SumStatistic statistic() {
    return new SumStatistic() {
      @Override
      public double ofSums(double[] sums) {
        return percent(sums[0], sums[1], sums[0] / sums[1]);
      }

      @Override
      public double ofSingleSums(float[] sums) {
        return percent(sums[0], sums[1], sums[0] / sums[1]);
      }
    };
  }

  private static double percent(double edits, double length, double rate) {
    if (length > 0) {
      return 100 * rate;
    }
    return edits > 0 ? 100 : 0;
  }

  @Override
  public Score score(double[] sums, Signature signature) {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("num_edits", (long) sums[0]);
    parts.put("ref_length", sums[1]);
    return new Score(name(), statistic().ofSums(sums), parts, signature);
  }

  @Override
  public Signature signature(String references) {
    return Signature.of(name())
        .with("nrefs", references)
        .with("case", options.caseSensitive() ? "mixed" : "lc")
        .with("tok", "tercom")
        .with("norm", options.normalized() ? "yes" : "no")
        .with("punct", options.noPunct() ? "no" : "yes")
        .with("asian", options.asianSupport() ? "yes" : "no");
  }

  @Override
  public Map<String, String> abbreviations() {
    return ABBREVIATIONS;
  }
}
