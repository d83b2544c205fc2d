package dev.firth.embeddings.train;

/** The loss of every so-many-th step, since logarithms are slow beside the steps themselves. */
final class LossSample {
  private static final int EVERY = 256;

  private long steps;
  private double sum;
  private long predictions;

  /** Counts a step; true if its loss is wanted. */
  boolean wantsNext() {
    return steps++ % EVERY == 0;
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
