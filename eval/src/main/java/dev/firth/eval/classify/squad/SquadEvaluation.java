package dev.firth.eval.classify.squad;

import dev.firth.eval.Signature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Exact match and F1 of SQuAD's official programs (evaluate-v1.1 and evaluate-v2.0): the best over
 * the right answers, the mean over questions. A data set with questions that have no answer is
 * version 2.0: there an empty prediction is right for them, and only for them.
 */
public final class SquadEvaluation {
  private SquadEvaluation() {}

  /**
   * Scores predictions.
   *
   * @param predictions a text by id; a question without one scores 0, and is counted
   * @throws IllegalArgumentException if there is no question
   */
  public static SquadResult evaluate(
      List<SquadQuestion> questions, Map<String, String> predictions) {
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("no questions to score");
    }
    boolean second = questions.stream().anyMatch(question -> question.answers().isEmpty());
    var scores = new ArrayList<AnswerScore>();
    var unknown = new HashSet<>(predictions.keySet());
    int unanswered = 0;
    for (SquadQuestion question : questions) {
      unknown.remove(question.id());
      String prediction = predictions.get(question.id());
      if (prediction == null) {
        unanswered++;
        scores.add(new AnswerScore(question.id(), 0, 0));
      } else {
        scores.add(best(question, AnswerText.words(prediction), second));
      }
    }
    return new SquadResult(
        scores,
        unanswered,
        unknown.size(),
        Signature.of("squad").with("rules", second ? "2.0" : "1.1"));
  }

  private static AnswerScore best(SquadQuestion question, List<String> predicted, boolean second) {
    double exact = 0;
    double f1 = 0;
    for (List<String> gold : goldAnswers(question, second)) {
      boolean same = gold.equals(predicted);
      exact = Math.max(exact, same ? 1 : 0);
      boolean nothing = second && (gold.isEmpty() || predicted.isEmpty());
      f1 = Math.max(f1, nothing ? (same ? 1 : 0) : AnswerText.f1(gold, predicted));
    }
    return new AnswerScore(question.id(), exact, f1);
  }

  /**
   * In version 2.0 answers that are nothing once normalised do not count, unless there is no other.
   */
  private static List<List<String>> goldAnswers(SquadQuestion question, boolean second) {
    List<List<String>> all = question.answers().stream().map(AnswerText::words).toList();
    if (!second) {
      return all;
    }
    List<List<String>> said = all.stream().filter(words -> !words.isEmpty()).toList();
    return said.isEmpty() ? List.of(List.of()) : said;
  }
}
