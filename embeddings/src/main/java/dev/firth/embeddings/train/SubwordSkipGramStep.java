package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.kernels.WindowBlock;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The mean of a word's rows predicts the words around it (Bojanowski et al. 2017). The mean is
 * formed once for all of them, and what it has learnt is added once to the rows, whole to each as
 * in fastText. A few neighbouring positions are one block with shared noise.
 */
final class SubwordSkipGramStep implements CentreStep {
  private final SubwordSums sums;
  private final Kernels kernels;
  private final WindowBlock block;

  /** Null without negative sampling. */
  private final WindowTargets targets;

  /** Losses that take one word after the other. */
  private final List<OutputLayer> paths;

  private final int width;
  private final int stride;

  /** Positions that wait for the block to be full. */
  private final int[] centres;

  private final int[] froms;
  private final int[] tos;
  private int waiting;

  /** The means of the positions, before and after training, and what one has learnt. */
  private final float[] hidden;

  private final float[] trained;
  private final float[] part;

  /** Where the means begin in those. */
  private final int[] rows;

  private final int[] oneRow = new int[1];
  private final LossSample loss;

  /**
   * @param positions of a block
   */
  SubwordSkipGramStep(
      SubwordSums sums,
      Kernels kernels,
      WindowBlock block,
      WindowTargets targets,
      List<OutputLayer> paths,
      int dim,
      int positions,
      LossSample loss) {
    this.loss = loss;
    this.sums = sums;
    this.kernels = kernels;
    this.block = block;
    this.targets = targets;
    this.paths = paths;
    this.stride = WindowBlock.stride(dim);
    this.width = Math.ceilDiv(dim, kernels.lanes()) * kernels.lanes();
    this.centres = new int[positions];
    this.froms = new int[positions];
    this.tos = new int[positions];
    this.rows = new int[positions];
    for (int i = 0; i < positions; i++) {
      rows[i] = i * stride;
    }
    this.hidden = new float[positions * stride];
    this.trained = new float[positions * stride];
    this.part = new float[stride];
  }

  @Override
  public void train(
      int[] sentence, int centre, int from, int to, float learningRate, SplittableRandom random) {
    centres[waiting] = centre;
    froms[waiting] = from;
    tos[waiting] = to;
    if (++waiting == centres.length) {
      endSentence(sentence, learningRate, random);
    }
  }

  @Override
  public void endSentence(int[] sentence, float learningRate, SplittableRandom random) {
    if (waiting > 0) {
      trainBlock(sentence, learningRate, random, loss.wantsNext());
      waiting = 0;
    }
  }

  private void trainBlock(
      int[] sentence, float learningRate, SplittableRandom random, boolean measured) {
    for (int i = 0; i < waiting; i++) {
      int word = sentence[centres[i]];
      sums.sum(word, part);
      kernels.scale(1 / sums.modelRows(word), part, 0, width);
      System.arraycopy(part, 0, hidden, rows[i], width);
    }
    System.arraycopy(hidden, 0, trained, 0, waiting * stride);
    double lossSum = 0;
    if (targets != null) {
      lossSum += trainTargets(sentence, learningRate, random, measured);
    }
    for (int layer = 0; layer < paths.size(); layer++) {
      lossSum += trainPaths(paths.get(layer), sentence, learningRate, random, measured);
    }
    if (measured) {
      loss.add(lossSum, pairs());
    }
    for (int i = 0; i < waiting; i++) {
      System.arraycopy(trained, rows[i], part, 0, width);
      kernels.axpy(-1, hidden, rows[i], part, 0, width);
      sums.add(sentence[centres[i]], part);
    }
  }

  private double trainTargets(
      int[] sentence, float learningRate, SplittableRandom random, boolean measured) {
    targets.clear();
    for (int i = 0; i < waiting; i++) {
      for (int at = froms[i]; at <= tos[i]; at++) {
        if (at != centres[i]) {
          targets.observe(i, sentence[at]);
        }
      }
    }
    targets.drawNoise(random);
    targets.train(block, trained, rows, waiting, learningRate);
    return measured ? targets.lastLoss(block) : 0;
  }

  private double trainPaths(
      OutputLayer layer,
      int[] sentence,
      float learningRate,
      SplittableRandom random,
      boolean measured) {
    double sum = 0;
    for (int i = 0; i < waiting; i++) {
      oneRow[0] = rows[i];
      for (int at = froms[i]; at <= tos[i]; at++) {
        if (at != centres[i]) {
          layer.aimAt(sentence[at], random);
          layer.train(block, trained, oneRow, 1, learningRate);
          sum += measured ? layer.lastLoss(block) : 0;
        }
      }
    }
    return sum;
  }

  private int pairs() {
    int pairs = 0;
    for (int i = 0; i < waiting; i++) {
      pairs += tos[i] - froms[i];
    }
    return pairs;
  }

  @Override
  public LossSample loss() {
    return loss;
  }

  @Override
  public void restart() {
    waiting = 0;
    paths.forEach(OutputLayer::restart);
  }
}
