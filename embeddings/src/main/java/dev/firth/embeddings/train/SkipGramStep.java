package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Each context word's vector predicts the word, as in word2vec.c. A window is one block of all its
 * pairs, unless each pair is to have noise words of its own.
 */
final class SkipGramStep implements CentreStep {
  private final ParameterMatrix inputs;
  private final List<OutputLayer> layers;
  private final WindowBlock block;

  /** Context words a block. */
  private final int most;

  private final int[] rows;
  private boolean measured;
  private double loss;

  SkipGramStep(ParameterMatrix inputs, List<OutputLayer> layers, WindowBlock block, int maxPairs) {
    this.inputs = inputs;
    this.layers = layers;
    this.block = block;
    this.most = maxPairs;
    this.rows = new int[maxPairs];
  }

  @Override
  public void train(
      int word, int[] context, int count, float learningRate, SplittableRandom random) {
    for (int from = 0; from < count; from += most) {
      int pairs = Math.min(most, count - from);
      for (int i = 0; i < pairs; i++) {
        rows[i] = inputs.row(context[from + i]);
      }
      for (int i = 0; i < layers.size(); i++) {
        trainLayer(layers.get(i), word, pairs, learningRate, random);
      }
    }
  }

  private void trainLayer(
      OutputLayer layer, int word, int pairs, float learningRate, SplittableRandom random) {
    layer.aimAt(word, random);
    int from = layer.from();
    float[] labels = layer.labels();
    block.train(
        inputs.values(),
        rows,
        pairs,
        layer.matrix(),
        layer.rows(),
        labels,
        from,
        layer.count(),
        learningRate);
    if (measured) {
      loss += block.lastLoss(labels, from);
    }
  }

  @Override
  public double trainWithLoss(
      int word, int[] context, int count, float learningRate, SplittableRandom random) {
    loss = 0;
    measured = true;
    train(word, context, count, learningRate, random);
    measured = false;
    return loss;
  }

  @Override
  public int predictions(int count) {
    return count;
  }

  @Override
  public void restart() {
    layers.forEach(OutputLayer::restart);
  }
}
