package dev.firth.embeddings.glove;

/** Which parameters of GloVe become the vectors; {@code glove -model} numbers them. */
public enum GloveOutput {
  /** The word vector and its bias, then the context vector and its bias: 2 (dim + 1) numbers; 0. */
  ALL(0, "all"),
  /** The word vector; 1. */
  WORD(1, "word"),
  /** The sum of word and context vector, the default of the C program; 2. */
  SUM(2, "sum"),
  /** The word vector, then the context vector: 2 dim numbers; 3. */
  CONCATENATED(3, "concatenated");

  private final int number;
  private final String label;

  GloveOutput(int number, String label) {
    this.number = number;
    this.label = label;
  }

  /** The number that {@code glove -model} takes. */
  public int number() {
    return number;
  }

  /** The name that commands use. */
  public String label() {
    return label;
  }

  /** Numbers in a vector. */
  public int dim(int dim) {
    return switch (this) {
      case WORD, SUM -> dim;
      case CONCATENATED -> 2 * dim;
      case ALL -> 2 * (dim + 1);
    };
  }
}
