package dev.firth.eval.translation;

import dev.firth.eval.Score;
import dev.firth.eval.Signature;
import dev.firth.eval.significance.SumStatistic;
import java.util.List;
import java.util.Map;

/**
 * A score of translations against references that follows from sums over segments: {@link Bleu},
 * {@link ChrF}, {@link Ter}. Immutable and thread-safe.
 */
public sealed interface TranslationMetric permits Bleu, ChrF, Ter {
  /** As the field writes it, with its variant: BLEU, chrF2, chrF2++, TER. */
  String name();

  /** Whether a greater score is a better translation. */
  boolean higherIsBetter();

  /**
   * The score of a corpus.
   *
   * @throws IllegalArgumentException if there are no segments, or not as many references as
   *     hypotheses
   */
  default Score corpus(List<String> hypotheses, References references) {
    return statistics(hypotheses, references).score();
  }

  /** The score of one segment against its references, of which there is at least one. */
  default Score sentence(String hypothesis, List<String> references) {
    return corpus(List.of(hypothesis), References.ofSegments(List.of(references)));
  }

  /**
   * What the corpus score follows from, segment by segment, for scores of segments and for
   * significance.
   *
   * @throws IllegalArgumentException as {@link #corpus}
   */
  default CorpusStatistics statistics(List<String> hypotheses, References references) {
    return CorpusStatistics.of(this, hypotheses, references);
  }

  /** Numbers a segment. */
  int columns();

  /** Counts for one thread. */
  SegmentScorer scorer();

  /** The score of sums over segments. */
  SumStatistic statistic();

  /** The score of sums with its parts. */
  Score score(double[] sums, Signature signature);

  /** The settings, with how many references the segments have: a number, or "var". */
  Signature signature(String references);

  /** The short names of the signature's settings, as sacreBLEU's {@code --short} has them. */
  Map<String, String> abbreviations();
}
