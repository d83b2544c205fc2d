package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Each context word's vector predicts the word, as in word2vec.c. A window is one block of all its
 * pairs, unless each pair is to have noise words of its own.
 */
final class SkipGramStep implements CentreStep {
  private final ParameterRows inputs;
  private final List<OutputLayer> layers;
  private final WindowBlock block;

  /** Rows of the context words of a block. */
  private final int[] rows;

  private final LossSample loss;

  /**
   * @param pairs the most context words of a block
   */
  SkipGramStep(
      ParameterRows inputs,
      List<OutputLayer> layers,
      WindowBlock block,
      int pairs,
      LossSample loss) {
    this.inputs = inputs;
    this.layers = layers;
    this.block = block;
    this.rows = new int[pairs];
    this.loss = loss;
  }

  @Override
  public void train(
      int[] sentence, int centre, int from, int to, float learningRate, SplittableRandom random) {
    boolean measured = loss.wantsNext();
    int count = 0;
    for (int i = from; i <= to; i++) {
      if (i != centre) {
        rows[count++] = inputs.row(sentence[i]);
      }
      if (count == rows.length || (i == to && count > 0)) {
        trainBlock(sentence[centre], count, learningRate, random, measured);
        count = 0;
      }
    }
  }

  private void trainBlock(
      int word, int count, float learningRate, SplittableRandom random, boolean measured) {
    double sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      layer.aimAt(word, random);
      layer.train(block, inputs.values(), rows, count, learningRate);
      if (measured) {
        sum += layer.lastLoss(block);
      }
    }
    if (measured) {
      loss.add(sum, count);
    }
  }

  @Override
  public void endSentence(int[] sentence, float learningRate, SplittableRandom random) {}

  @Override
  public LossSample loss() {
    return loss;
  }

  @Override
  public void restart() {
    layers.forEach(OutputLayer::restart);
  }
}
