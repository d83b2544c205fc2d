package dev.firth.seq2seq.search;

import java.util.List;

/**
 * Draws sequences token by token: from the whole distribution, from its k most likely tokens, or
 * from its nucleus, at a temperature. The hypotheses of a sentence come in the order of the draws,
 * with the model's own log-probabilities as scores: those before temperature and truncation.
 *
 * <p>A draw depends on the seed, the number of the sentence, that of the sample and the step, on
 * nothing else: neither on the batch nor on other draws.
 *
 * <p>Safe for several threads, each with its own step function.
 */
public final class Sampling implements Search {
  private final SamplingOptions options;
  private final TokenDraw draw;

  public Sampling(SamplingOptions options) {
    this.options = options;
    this.draw = new TokenDraw(options.temperature(), options.topP());
  }

  @Override
  public List<List<Hypothesis>> search(StepFunction function, List<SearchInput> inputs) {
    Stepper stepper = new Stepper(function, options.constraints(), false);
    return new Walks(stepper, this::choose, k(), Scoring.plain(false))
        .run(Sentence.of(function, inputs, options.constraints()), options.samples());
  }

  private int k() {
    return options.topK() == 0 ? StepRequest.WHOLE_ROWS : options.topK();
  }

  private int choose(Candidates candidates, int row, Walk walk) {
    Path path = walk.path();
    double random =
        UniformDraws.at(
            options.seed(), path.sentence().input().number(), walk.sample(), path.length());
    return draw.entry(candidates, row, random);
  }
}
