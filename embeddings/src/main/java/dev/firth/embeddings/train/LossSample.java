package dev.firth.embeddings.train;

/** The loss of every so-many-th step, since logarithms are slow beside the steps themselves. */
final class LossSample {
  /** What training takes. */
  static final int EVERY = 256;

  private final int every;
  private long steps;
  private double sum;
  private long predictions;

  /**
   * @param every takes the loss of one step in so many
   */
  LossSample(int every) {
    this.every = every;
  }

  /** Begins to count steps anew, so that a chunk's measured steps do not hang on chunks before. */
  void restart() {
    steps = 0;
  }

  /** Counts a step; true if its loss is wanted. */
  boolean wantsNext() {
    return steps++ % every == 0;
  }

  /** Takes in a step's loss before its update, in nats, over so many predictions. */
  void add(double loss, int count) {
    sum += loss;
    predictions += count;
  }

  /** Sum of the losses, in nats, over {@link #predictions}. */
  double sum() {
    return sum;
  }

  long predictions() {
    return predictions;
  }
}
