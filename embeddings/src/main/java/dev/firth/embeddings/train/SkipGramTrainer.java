package dev.firth.embeddings.train;

/**
 * Skip-gram (Mikolov et al. 2013): each context word's vector learns to predict the word in its
 * middle, by negative sampling, hierarchical softmax or both. Lock-free over threads (Hogwild, Niu
 * et al. 2011).
 */
public final class SkipGramTrainer extends Word2VecTrainer {
  /** A trainer; {@link Word2VecOptions#skipGram} has the defaults. */
  public SkipGramTrainer(Word2VecOptions options) {
    super(options);
  }

  /** A trainer with the defaults of {@link Word2VecOptions#skipGram}. */
  public static SkipGramTrainer withDefaults() {
    return new SkipGramTrainer(Word2VecOptions.skipGram().build());
  }

  /** A window that draws its reach has half the words of the largest, and a word. */
  @Override
  float inputsOfStep() {
    return options().windowMode() == WindowMode.DYNAMIC
        ? options().window() + 1
        : 2 * options().window();
  }

  @Override
  CentreStep stepOn(Word2VecModel<?> model, LossSample loss) {
    return model.skipGramStep(loss);
  }
}
