package dev.firth.embeddings.train;

/**
 * What a run has done so far.
 *
 * @param trainedWords words after subsampling
 * @param pairs pairs of a word and a context word
 * @param lossSum in nats, over {@code predictions}
 * @param predictions how many predictions the loss was taken of
 */
record TrainingCounts(long trainedWords, long pairs, double lossSum, long predictions) {
  static final TrainingCounts NONE = new TrainingCounts(0, 0, 0, 0);

  TrainingCounts plus(TrainingCounts other) {
    return new TrainingCounts(
        trainedWords + other.trainedWords,
        pairs + other.pairs,
        lossSum + other.lossSum,
        predictions + other.predictions);
  }

  TrainingCounts minus(TrainingCounts other) {
    return new TrainingCounts(
        trainedWords - other.trainedWords,
        pairs - other.pairs,
        lossSum - other.lossSum,
        predictions - other.predictions);
  }

  /** Mean loss of a prediction, in nats; NaN without any. */
  double loss() {
    return lossSum / (double) predictions;
  }
}
