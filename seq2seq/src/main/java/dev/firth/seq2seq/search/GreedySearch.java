package dev.firth.seq2seq.search;

import java.util.List;

/**
 * Takes the likeliest token at each step, of equal ones that with the smaller id. Scores are
 * log-probabilities.
 *
 * <p>Safe for several threads, each with its own step function.
 */
public final class GreedySearch implements Search {
  private final Constraints constraints;
  private final Scoring scoring;

  /**
   * @param attention whether hypotheses come with their attention weights
   */
  public GreedySearch(Constraints constraints, boolean attention) {
    this.constraints = constraints;
    this.scoring = Scoring.plain(attention);
  }

  @Override
  public List<List<Hypothesis>> search(StepFunction function, List<SearchInput> inputs) {
    Stepper stepper = new Stepper(function, constraints, scoring.needsAttention());
    return new Walks(stepper, GreedySearch::best, 1, scoring)
        .run(Sentence.of(function, inputs, constraints), 1);
  }

  private static int best(Candidates candidates, int row, Walk walk) {
    return candidates.logProbability(row, 0) == Float.NEGATIVE_INFINITY ? Walks.NONE : 0;
  }
}
