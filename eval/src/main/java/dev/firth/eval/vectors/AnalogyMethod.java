package dev.firth.eval.vectors;

/** How the answer to "a is to b as c is to ?" is chosen among the words of a space. */
public enum AnalogyMethod {
  /**
   * The greatest cos(x, b) - cos(x, a) + cos(x, c) (Mikolov et al. 2013). As in word2vec's
   * compute-accuracy, a word whose score is not above zero is no answer.
   */
  ADD("3cosadd"),
  /**
   * The greatest cos(x, b) cos(x, c) / (cos(x, a) + {@value dev.firth.embeddings.Query#EPSILON}),
   * the cosines moved to [0, 1] (Levy and Goldberg 2014).
   */
  MULTIPLY("3cosmul");

  private final String label;

  AnalogyMethod(String label) {
    this.label = label;
  }

  /** The name used in signatures and options. */
  @Override
  public String toString() {
    return label;
  }
}
