package dev.firth.embeddings.sentence;

/** How much each word counts in the vector of a sentence. Implementations are immutable. */
public interface WordWeights {
  /** The weight of a word, finite and not negative; unknown words have one, too. */
  double of(String word);

  /** What decides the weights, in one short word for signatures: {@code uniform}. */
  String signature();

  /** All words count the same: the plain mean. */
  static WordWeights uniform() {
    return new WordWeights() {
      @Override
      public double of(String word) {
        return 1;
      }

      @Override
      public String signature() {
        return "uniform";
      }
    };
  }
}
