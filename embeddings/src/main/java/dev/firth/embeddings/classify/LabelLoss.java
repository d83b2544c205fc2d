package dev.firth.embeddings.classify;

import dev.firth.embeddings.fasttext.FastTextLoss;
import dev.firth.embeddings.fasttext.LabelTree;
import dev.firth.embeddings.train.NegativeSampler;
import java.util.SplittableRandom;

/**
 * One step of training on a text whose mean vector is in an {@link LabelOutput}: output rows are
 * updated, the gradient of the text is summed up. Belongs to one thread.
 */
interface LabelLoss {
  /** fastText's exponent for noise labels. */
  double NOISE_EXPONENT = 0.5;

  /**
   * Does the step.
   *
   * @param labels of the text, from {@code from} to {@code to - 1}; the losses that know one label
   *     only draw one of them
   * @return the loss before the step, in nats
   */
  double step(int[] labels, int from, int to, float learningRate, SplittableRandom random);

  /** A loss over labels that occurred so often. */
  static LabelLoss of(FastTextLoss loss, LabelOutput output, long[] labelCounts, int negatives) {
    int labels = labelCounts.length;
    return switch (loss) {
      case SOFTMAX -> new SoftmaxLoss(output, labels);
      case ONE_VS_ALL -> new OneVsAllLoss(output, labels);
      case HIERARCHICAL_SOFTMAX -> new HierarchicalLoss(output, new LabelTree(labelCounts), labels);
      case NEGATIVE_SAMPLING ->
          new NegativeLoss(output, new NegativeSampler(labelCounts, NOISE_EXPONENT), negatives);
    };
  }

  /** One of the labels. */
  static int draw(int[] labels, int from, int to, SplittableRandom random) {
    return to - from == 1 ? labels[from] : labels[random.nextInt(from, to)];
  }
}
