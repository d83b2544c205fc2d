package dev.firth.eval.classify.spans;

import dev.firth.eval.Signature;
import dev.firth.eval.classify.ClassificationReport;
import dev.firth.eval.classify.PrecisionRecall;
import dev.firth.eval.significance.SummedScore;

/**
 * Spans found in tagged sentences.
 *
 * @param report precision, recall and F1 by type; the overall scores are the micro averages
 * @param tokens tokens read
 * @param rightTokens tokens with the right tag
 * @param sentences sentences read
 * @param f1 the overall F1, for intervals and tests over sentences
 * @param signature the reading
 */
public record SpanResult(
    ClassificationReport report,
    long tokens,
    long rightTokens,
    int sentences,
    SummedScore f1,
    Signature signature) {
  /** Overall precision, recall and F1. */
  public PrecisionRecall overall() {
    return report.micro();
  }

  /** The share of tokens with the right tag. */
  public double accuracy() {
    return (double) rightTokens / tokens;
  }
}
