package dev.firth.eval.classify;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/** How many positive and negative items have at least the score of each threshold, downwards. */
final class ThresholdCounts {
  private final DoubleArrayList thresholds;
  private final LongArrayList truePositives;
  private final LongArrayList falsePositives;
  private long positives;
  private long negatives;

  ThresholdCounts(int capacity) {
    thresholds = new DoubleArrayList(Math.min(capacity, 1 << 16));
    truePositives = new LongArrayList(Math.min(capacity, 1 << 16));
    falsePositives = new LongArrayList(Math.min(capacity, 1 << 16));
  }

  void add(int times, boolean positive) {
    if (positive) {
      positives += times;
    } else {
      negatives += times;
    }
  }

  void endThreshold(double score) {
    thresholds.add(score);
    truePositives.add(positives);
    falsePositives.add(negatives);
  }

  int size() {
    return thresholds.size();
  }

  double threshold(int index) {
    return thresholds.getDouble(index);
  }

  long truePositives(int index) {
    return truePositives.getLong(index);
  }

  long falsePositives(int index) {
    return falsePositives.getLong(index);
  }

  long positives() {
    return positives;
  }

  long negatives() {
    return negatives;
  }
}
