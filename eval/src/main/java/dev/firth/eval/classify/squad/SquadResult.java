package dev.firth.eval.classify.squad;

import dev.firth.eval.Signature;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The scores of predicted answers.
 *
 * @param answers the score of every question, in the order of the data set
 * @param unanswered questions without a prediction, which score 0
 * @param unknown predictions for ids that no question has
 * @param signature the settings
 */
public record SquadResult(
    List<AnswerScore> answers, int unanswered, int unknown, Signature signature) {
  public SquadResult {
    answers = List.copyOf(answers);
  }

  /** Exact match, in percent as the official program prints it. */
  public double exactMatch() {
    return 100 * mean(exactMatches());
  }

  /** F1, in percent as the official program prints it. */
  public double f1() {
    return 100 * mean(f1s());
  }

  /** Exact match of every question, for intervals and tests. */
  public double[] exactMatches() {
    return values(AnswerScore::exact);
  }

  /** F1 of every question, for intervals and tests. */
  public double[] f1s() {
    return values(AnswerScore::f1);
  }

  private double[] values(ToDoubleFunction<AnswerScore> value) {
    return answers.stream().mapToDouble(value).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
