package dev.firth.eval.translation;

import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import dev.firth.eval.significance.SumStatistic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU (Papineni and others 2002) as sacreBLEU 2.6 computes it (Post 2018): the geometric mean of
 * the shares of n-grams that the references have, times a penalty for brevity; in percent.
 *
 * <p>Hypotheses and references are plain text, not tokenised; blanks at their ends do not count.
 * The parts of a score are {@code counts}, {@code totals} and {@code precisions} by order, {@code
 * bp}, {@code sys_len} and {@code ref_len}, with sacreBLEU's names. A corpus without any match
 * scores 0; so do references that are all empty.
 */
public final class Bleu implements TranslationMetric {
  /** sacreBLEU's logarithm of zero, which keeps the mean finite: e to its quarter is zero. */
  private static final double LOG_OF_ZERO = -9999999999.0;

  private static final Map<String, String> ABBREVIATIONS =
      SignatureNames.with(Map.of("eff", "e", "tok", "tok", "smooth", "s"));

  private final BleuOptions options;

  /** BLEU with these settings. */
  public Bleu(BleuOptions options) {
    this.options = options;
  }

  /** The settings. */
  public BleuOptions options() {
    return options;
  }

  @Override
  public String name() {
    return "BLEU";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  /** The lengths of hypothesis and closest reference, then matches and n-grams of each order. */
  @Override
  public int columns() {
    return 2 + 2 * options.maxOrder();
  }

  @Override
  public SegmentScorer scorer() {
    return new BleuCounts(options);
  }

  @Override
  public SumStatistic statistic() {
    return sums -> new Parts(sums).score;
  }

  @Override
  public Score score(double[] sums, Signature signature) {
    var parts = new Parts(sums);
    var named = new LinkedHashMap<String, Object>();
    named.put("counts", amounts(parts.counts));
    named.put("totals", amounts(parts.totals));
    named.put("precisions", Arrays.stream(parts.precisions).boxed().toList());
    named.put("bp", parts.brevityPenalty);
    named.put("sys_len", (long) sums[0]);
    named.put("ref_len", (long) sums[1]);
    return new Score(name(), parts.score, named, signature);
  }

  @Override
  public Signature signature(String references) {
    return Signature.of(name())
        .with("nrefs", references)
        .with("case", options.lowercase() ? "lc" : "mixed")
        .with("eff", options.effectiveOrder() ? "yes" : "no")
        .with("tok", options.tokenizer().label())
        .with("smooth", options.smoothing());
  }

  @Override
  public Map<String, String> abbreviations() {
    return ABBREVIATIONS;
  }

  /** What the score is made of, with one amount for each order of n-grams. */
  private final class Parts {
    final double[] counts = new double[options.maxOrder()];
    final double[] totals = new double[options.maxOrder()];
    final double[] precisions = new double[options.maxOrder()];
    final double brevityPenalty;
    final double score;

    Parts(double[] sums) {
      System.arraycopy(sums, 2, counts, 0, counts.length);
      System.arraycopy(sums, 2 + counts.length, totals, 0, totals.length);
      brevityPenalty = brevityPenalty(sums[0], sums[1]);
      score = isAllZero(counts) ? 0 : brevityPenalty * meanPrecision();
    }

    /** The geometric mean. */
    private double meanPrecision() {
      int effective = smoothed(counts, totals, precisions);
      double logs = 0;
      for (int i = 0; i < effective; i++) {
        logs += precisions[i] == 0 ? LOG_OF_ZERO : Math.log(precisions[i]);
      }
      return Math.exp(logs / effective);
    }
  }

  private static double brevityPenalty(double hypothesis, double reference) {
    if (hypothesis >= reference) {
      return 1;
    }
    return hypothesis > 0 ? Math.exp(1 - reference / hypothesis) : 0;
  }

  private static boolean isAllZero(double[] values) {
    for (double value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Fills in the precisions, adds what add-k adds, and returns how many orders take part. */
  private int smoothed(double[] counts, double[] totals, double[] precisions) {
    Smoothing smoothing = options.smoothing();
    int orders = options.maxOrder();
    int effective = orders;
    double halvings = 1;
    for (int i = 0; i < orders; i++) {
      if (smoothing.method() == Smoothing.Method.ADD_K && i > 0) {
        counts[i] += smoothing.value().getAsDouble();
        totals[i] += smoothing.value().getAsDouble();
      }
      if (totals[i] == 0) {
        break;
      }
      if (options.effectiveOrder()) {
        effective = i + 1;
      }
      if (counts[i] != 0) {
        precisions[i] = 100 * counts[i] / totals[i];
      } else if (smoothing.method() == Smoothing.Method.EXP) {
        halvings *= 2;
        precisions[i] = 100 / (halvings * totals[i]);
      } else if (smoothing.method() == Smoothing.Method.FLOOR) {
        precisions[i] = 100 * smoothing.value().getAsDouble() / totals[i];
      }
    }
    return effective;
  }

  /** Whole numbers as such: only add-k with another value than one has fractions. */
  private static List<? extends Number> amounts(double[] values) {
    boolean whole = Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    return whole
        ? Arrays.stream(values).mapToObj(value -> (long) value).toList()
        : Arrays.stream(values).boxed().toList();
  }
}
