package dev.firth.embeddings.classify;

import java.util.SplittableRandom;

/** A binary decision for every label, all labels of the text at once. */
final class OneVsAllLoss implements LabelLoss {
  private final LabelOutput output;
  private final int labelCount;

  OneVsAllLoss(LabelOutput output, int labelCount) {
    this.output = output;
    this.labelCount = labelCount;
  }

  @Override
  public double step(int[] labels, int from, int to, float learningRate, SplittableRandom random) {
    double loss = 0;
    for (int label = 0; label < labelCount; label++) {
      loss += output.decide(label, contains(labels, from, to, label), learningRate);
    }
    return loss;
  }

  private static boolean contains(int[] labels, int from, int to, int label) {
    for (int i = from; i < to; i++) {
      if (labels[i] == label) {
        return true;
      }
    }
    return false;
  }
}
