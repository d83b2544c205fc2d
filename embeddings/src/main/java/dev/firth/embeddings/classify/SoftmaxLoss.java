package dev.firth.embeddings.classify;

import java.util.SplittableRandom;

/** Cross-entropy of the softmax over all labels. */
final class SoftmaxLoss implements LabelLoss {
  private final LabelOutput output;
  private final double[] probabilities;

  SoftmaxLoss(LabelOutput output, int labels) {
    this.output = output;
    this.probabilities = new double[labels];
  }

  @Override
  public double step(int[] labels, int from, int to, float learningRate, SplittableRandom random) {
    int target = LabelLoss.draw(labels, from, to, random);
    double max = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < probabilities.length; label++) {
      probabilities[label] = output.score(label);
      max = Math.max(max, probabilities[label]);
    }
    double loss = max - probabilities[target];
    double sum = 0;
    for (int label = 0; label < probabilities.length; label++) {
      probabilities[label] = Math.exp(probabilities[label] - max);
      sum += probabilities[label];
    }
    for (int label = 0; label < probabilities.length; label++) {
      double wanted = label == target ? 1 : 0;
      output.update(label, (float) (learningRate * (wanted - probabilities[label] / sum)));
    }
    return loss + Math.log(sum);
  }
}
