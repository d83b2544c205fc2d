package dev.firth.eval.translation;

import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import dev.firth.eval.significance.Bootstrap;
import dev.firth.eval.significance.SummedScore;
import java.util.Arrays;
import java.util.List;

/**
 * What a metric counted in each segment of a corpus. The corpus score follows from the sums, the
 * score of a segment from its row, and a resampled score from sums over drawn rows.
 */
public final class CorpusStatistics {
  private final TranslationMetric metric;
  private final double[] rows;
  private final String references;
  private final InputFindings findings;

  /**
   * Statistics that were counted elsewhere.
   *
   * @param rows those of the first segment, then of the second, …; not copied
   * @param references how many a segment has, or "var"
   */
  CorpusStatistics(
      TranslationMetric metric, double[] rows, String references, InputFindings findings) {
    this.metric = metric;
    this.rows = rows;
    this.references = references;
    this.findings = findings;
  }

  static CorpusStatistics of(
      TranslationMetric metric, List<String> hypotheses, References references) {
    if (hypotheses.size() != references.size()) {
      throw new IllegalArgumentException(
          "there are "
              + hypotheses.size()
              + " hypotheses and references for "
              + references.size()
              + " segments");
    }
    if (hypotheses.isEmpty()) {
      throw new IllegalArgumentException("there is no segment to score");
    }
    int columns = metric.columns();
    double[] rows = new double[Math.multiplyExact(columns, hypotheses.size())];
    SegmentScorer scorer = metric.scorer();
    InputFindings findings = InputFindings.NONE;
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int segment = 0; segment < hypotheses.size(); segment++) {
      List<String> texts = references.of(segment);
      scorer.count(hypotheses.get(segment), texts, rows, segment * columns);
      findings = findings.plus(InputFindings.of(hypotheses.get(segment), texts));
      least = Math.min(least, texts.size());
      most = Math.max(most, texts.size());
    }
    return new CorpusStatistics(
        metric, rows, least == most ? Integer.toString(least) : "var", findings);
  }

  /** The metric that counted. */
  public TranslationMetric metric() {
    return metric;
  }

  /** How many segments there are. */
  public int segments() {
    return rows.length / metric.columns();
  }

  /** The score of the corpus. */
  public Score score() {
    int columns = metric.columns();
    double[] sums = new double[columns];
    for (int i = 0; i < rows.length; i += columns) {
      for (int column = 0; column < columns; column++) {
        sums[column] += rows[i + column];
      }
    }
    return metric.score(sums, signature());
  }

  /** The score of one segment, from 0. */
  public Score segment(int segment) {
    int columns = metric.columns();
    return metric.score(
        Arrays.copyOfRange(rows, segment * columns, (segment + 1) * columns), signature());
  }

  /** The score of the corpus with the interval of a bootstrap, which its signature names. */
  public Score score(Bootstrap bootstrap, double level) {
    Signature signature =
        signature()
            .withAfter("nrefs", "seed", bootstrap.seed())
            .withAfter("nrefs", "bs", bootstrap.samples());
    return score().withSignature(signature).withConfidence(bootstrap.interval(resampled(), level));
  }

  /** The score as it can be resampled, with the single-precision sums of sacreBLEU's bootstrap. */
  public SummedScore resampled() {
    return SummedScore.of(metric.columns(), rows, metric.statistic()).inSinglePrecision();
  }

  /** What is odd about the input. */
  public InputFindings findings() {
    return findings;
  }

  /** The settings, references counted. */
  public Signature signature() {
    return metric.signature(references);
  }
}
