package dev.firth.eval.classify.spans;

import dev.firth.embeddings.classify.LabelScore;
import dev.firth.eval.Signature;
import dev.firth.eval.classify.PrecisionRecall;
import dev.firth.eval.significance.SummedScore;
import dev.firth.runs.BadInputException;
import java.util.List;

/** Scores tagged sentences by their spans. */
public final class SpanEvaluation {
  private static final int STATISTICS = 3;

  private SpanEvaluation() {}

  /**
   * Scores sentences.
   *
   * @throws BadInputException if a tag is not of the reading's scheme
   * @throws IllegalArgumentException if there is no sentence
   */
  public static SpanResult evaluate(List<TaggedSentence> sentences, SpanReading reading)
      throws BadInputException {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("no sentences to score");
    }
    var all = new SpanCounts();
    double[] rows = new double[STATISTICS * sentences.size()];
    long tokens = 0;
    long right = 0;
    for (int i = 0; i < sentences.size(); i++) {
      TaggedSentence sentence = sentences.get(i);
      SpanCounts counts = reading.count(sentence);
      all.add(counts);
      LabelScore total = counts.report().total();
      rows[STATISTICS * i] = total.gold();
      rows[STATISTICS * i + 1] = total.predicted();
      rows[STATISTICS * i + 2] = total.right();
      tokens += sentence.size();
      right += rightTokens(sentence);
    }
    return new SpanResult(
        all.report(),
        tokens,
        right,
        sentences.size(),
        SummedScore.of(STATISTICS, rows, SpanEvaluation::f1),
        Signature.of("spans").with("reading", reading.name()));
  }

  private static double f1(double[] sums) {
    return PrecisionRecall.of(new LabelScore((long) sums[0], (long) sums[1], (long) sums[2])).f1();
  }

  private static long rightTokens(TaggedSentence sentence) {
    long right = 0;
    for (int i = 0; i < sentence.size(); i++) {
      if (sentence.gold().get(i).equals(sentence.predicted().get(i))) {
        right++;
      }
    }
    return right;
  }
}
