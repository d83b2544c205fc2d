package dev.firth.eval.vectors;

/**
 * How many of some analogy questions were answered right.
 *
 * @param correct questions whose best answer was right
 * @param correctInTop questions whose right answer was among the best {@link AnalogyOptions#top}
 * @param seen questions whose four words are all known
 * @param total all questions
 */
public record AnalogyScore(int correct, int correctInTop, int seen, int total) {
  /** No question at all. */
  public static final AnalogyScore NONE = new AnalogyScore(0, 0, 0, 0);

  /** Questions left out because a word of theirs is unknown. */
  public int skipped() {
    return total - seen;
  }

  /** The share of the questions seen that were answered right, in [0, 1]; NaN if none was seen. */
  public double accuracy() {
    return (double) correct / seen;
  }

  /** As {@link #accuracy}, for the right answer among the best few. */
  public double accuracyInTop() {
    return (double) correctInTop / seen;
  }

  /** Both sets of questions together. */
  public AnalogyScore plus(AnalogyScore other) {
    return new AnalogyScore(
        correct + other.correct,
        correctInTop + other.correctInTop,
        seen + other.seen,
        total + other.total);
  }
}
