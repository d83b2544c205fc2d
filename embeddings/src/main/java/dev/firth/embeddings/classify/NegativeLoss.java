package dev.firth.embeddings.classify;

import dev.firth.embeddings.train.NegativeSampler;
import java.util.SplittableRandom;

/** A label of the text against labels drawn at random; with a single label there is no noise. */
final class NegativeLoss implements LabelLoss {
  private final LabelOutput output;
  private final NegativeSampler sampler;
  private final int negatives;

  NegativeLoss(LabelOutput output, NegativeSampler sampler, int negatives) {
    this.output = output;
    this.sampler = sampler;
    this.negatives = sampler.size() > 1 ? negatives : 0;
  }

  @Override
  public double step(int[] labels, int from, int to, float learningRate, SplittableRandom random) {
    int target = LabelLoss.draw(labels, from, to, random);
    double loss = output.decide(target, true, learningRate);
    for (int n = 0; n < negatives; n++) {
      int noise = sampler.draw(random);
      while (noise == target) {
        noise = sampler.draw(random);
      }
      loss += output.decide(noise, false, learningRate);
    }
    return loss;
  }
}
