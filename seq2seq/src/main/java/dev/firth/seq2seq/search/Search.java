package dev.firth.seq2seq.search;

import java.util.List;

/** A way to find output sequences: {@link GreedySearch}, {@link BeamSearch}, {@link Sampling}. */
public interface Search {
  /**
   * Searches for all sentences of a batch together. What is found for a sentence does not depend on
   * the others, as far as the step function's numbers do not.
   *
   * @param function a step function before its first step; used up afterwards
   * @param inputs the sentences of its batch, in order; may be none
   * @return for each sentence its hypotheses; none where no sequence is allowed by all rules
   * @throws IllegalArgumentException if there are not as many inputs as the step function has
   *     sentences, or if a prefix has a token that cannot be there
   * @throws StepException if the step function returns what is no answer to the request, such as
   *     log-probabilities that are not numbers
   */
  List<List<Hypothesis>> search(StepFunction function, List<SearchInput> inputs);
}
