package dev.firth.embeddings.train;

/**
 * Continuous bag of words (Mikolov et al. 2013): the mean (or sum) of the context words' vectors
 * learns to predict the word in their middle, by negative sampling, hierarchical softmax or both.
 * Lock-free over threads (Hogwild, Niu et al. 2011).
 */
public final class CbowTrainer extends Word2VecTrainer {
  /** A trainer; {@link Word2VecOptions#cbow} has the defaults. */
  public CbowTrainer(Word2VecOptions options) {
    super(options);
  }

  /** A trainer with the defaults of {@link Word2VecOptions#cbow}. */
  public static CbowTrainer withDefaults() {
    return new CbowTrainer(Word2VecOptions.cbow().build());
  }

  @Override
  float inputsOfStep() {
    return 1;
  }

  @Override
  CentreStep stepOn(Word2VecModel<?> model, LossSample loss) {
    return model.cbowStep(loss);
  }
}
