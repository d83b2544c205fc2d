package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.WindowBlock;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sum or mean of the context words' vectors predicts the word. Its gradient is added to each of
 * them whole, also for the mean, as in word2vec.c.
 */
final class CbowStep implements CentreStep {
  private static final int[] FIRST_ROW = {0};

  private final ParameterMatrix inputs;
  private final List<OutputLayer> layers;
  private final Kernels kernels;
  private final WindowBlock block;
  private final boolean mean;

  /** Floats of a row that are computed with: whole registers. */
  private final int width;

  private final int[] rows;

  /** What the context says, one row; the block trains it in place. */
  private final float[] hidden;

  private final float[] before;
  private boolean measured;
  private double loss;

  CbowStep(
      ParameterMatrix inputs,
      List<OutputLayer> layers,
      Kernels kernels,
      WindowBlock block,
      int maxContext,
      boolean mean) {
    this.inputs = inputs;
    this.layers = layers;
    this.kernels = kernels;
    this.block = block;
    this.mean = mean;
    this.width = Math.ceilDiv(inputs.dim(), kernels.lanes()) * kernels.lanes();
    this.rows = new int[maxContext];
    this.hidden = new float[inputs.stride()];
    this.before = new float[inputs.stride()];
  }

  @Override
  public void train(
      int word, int[] context, int count, float learningRate, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      rows[i] = inputs.row(context[i]);
    }
    kernels.sumRows(inputs.values(), rows, count, hidden, width);
    if (mean) {
      kernels.scale(1f / count, hidden, 0, width);
    }
    for (int i = 0; i < layers.size(); i++) {
      System.arraycopy(hidden, 0, before, 0, width);
      trainLayer(layers.get(i), word, learningRate, random);
      kernels.axpy(-1, before, 0, hidden, 0, width);
      kernels.addToRows(hidden, inputs.values(), rows, count, width);
      if (i + 1 < layers.size()) {
        System.arraycopy(before, 0, hidden, 0, width);
      }
    }
  }

  private void trainLayer(
      OutputLayer layer, int word, float learningRate, SplittableRandom random) {
    layer.aimAt(word, random);
    int from = layer.from();
    float[] labels = layer.labels();
    block.train(
        hidden,
        FIRST_ROW,
        1,
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
    return 1;
  }

  @Override
  public void restart() {
    layers.forEach(OutputLayer::restart);
  }
}
