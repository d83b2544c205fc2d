package dev.firth.eval.classify.squad;

import java.util.List;

/**
 * A question with its right answers.
 *
 * @param answers any of them is right; none if the text does not say (SQuAD 2.0)
 */
public record SquadQuestion(String id, List<String> answers) {
  public SquadQuestion {
    answers = List.copyOf(answers);
  }
}
