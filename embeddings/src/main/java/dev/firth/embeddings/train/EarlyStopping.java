package dev.firth.embeddings.train;

/** Remembers the epoch with the lowest held-out loss and when to give up hope of a lower one. */
final class EarlyStopping {
  private final int patience;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int bestEpoch;

  /** The word vectors of the best epoch; null before the first. */
  private float[] bestInputs;

  /**
   * @param patience epochs without a lower loss after which to stop
   */
  EarlyStopping(int patience) {
    this.patience = patience;
  }

  /** Goes on from what a checkpoint remembers. */
  void restore(double loss, int epoch, float[] inputs) {
    bestLoss = loss;
    bestEpoch = epoch;
    bestInputs = inputs;
  }

  /** Takes in an epoch, from 1; true if the run should stop. */
  boolean stopsAfter(int epoch, double loss, ParameterMatrix inputs) {
    if (loss < bestLoss) {
      restore(loss, epoch, inputs.values().clone());
    }
    return epoch - bestEpoch >= patience;
  }

  double bestLoss() {
    return bestLoss;
  }

  int bestEpoch() {
    return bestEpoch;
  }

  float[] bestInputs() {
    return bestInputs;
  }
}
