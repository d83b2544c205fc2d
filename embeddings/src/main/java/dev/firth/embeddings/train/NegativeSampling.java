package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.SplittableRandom;

/**
 * The true word against noise words (Mikolov et al. 2013), which several positions in a row may
 * share.
 */
final class NegativeSampling implements OutputLayer {
  private static final int AHEAD = 64;

  private final ParameterRows matrix;
  private final NegativeSampler sampler;
  private final int sharing;
  private final int[] words;
  private final int[] rows;
  private final float[] labels;

  /** Whether two words may share noise words, and there are enough of these beside the two. */
  private final boolean sharedByTwo;

  /** Words drawn ahead: many look-ups in a row do not wait for each other as single ones do. */
  private final int[] drawn = new int[AHEAD];

  /** How many of those are left. */
  private int undrawn;

  /** Positions that may still use the noise words drawn last. */
  private int uses;

  /**
   * @param sharing positions that share noise words; 0 counts as 1 here
   */
  NegativeSampling(ParameterRows matrix, NegativeSampler sampler, int negative, int sharing) {
    this.matrix = matrix;
    this.sampler = sampler;
    this.sharing = Math.max(1, sharing);
    int noise = Math.min(negative, sampler.size() - 1);
    this.words = new int[1 + noise];
    this.rows = new int[1 + noise];
    this.labels = new float[1 + noise + WindowBlock.LABEL_SLACK];
    labels[0] = 1;
    this.sharedByTwo = sharing > 1 && sampler.size() >= noise + 2;
  }

  @Override
  public void aimAt(int word, SplittableRandom random) {
    if (uses == 0 || isNoise(word)) {
      drawNoise(word, word, random);
      uses = sharing;
    }
    uses--;
    words[0] = word;
    rows[0] = matrix.row(word);
  }

  private boolean isNoise(int word) {
    return contains(word, 1, words.length);
  }

  /** Noise words that differ from the words and from each other, since a block's outputs must. */
  private void drawNoise(int word, int otherWord, SplittableRandom random) {
    for (int j = 1; j < words.length; j++) {
      int noise = nextNoise(random);
      while (noise == word || noise == otherWord || contains(noise, 1, j)) {
        noise = nextNoise(random);
      }
      words[j] = noise;
      rows[j] = matrix.row(noise);
    }
  }

  private int nextNoise(SplittableRandom random) {
    if (undrawn == 0) {
      sampler.draw(random, drawn);
      undrawn = drawn.length;
    }
    return drawn[--undrawn];
  }

  private boolean contains(int word, int from, int to) {
    for (int j = from; j < to; j++) {
      if (words[j] == word) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void train(
      WindowBlock block, float[] inputs, int[] inputRows, int inputCount, float learningRate) {
    block.train(
        inputs,
        inputRows,
        inputCount,
        matrix.values(),
        rows,
        labels,
        0,
        words.length,
        learningRate);
  }

  @Override
  public double lastLoss(WindowBlock block) {
    return block.lastLoss(labels, 0);
  }

  @Override
  public void trainTwo(
      WindowBlock block,
      float[] inputs,
      int[] firstRow,
      int[] secondRow,
      int firstWord,
      int secondWord,
      float learningRate,
      SplittableRandom random) {
    if (!sharedByTwo) {
      OutputLayer.super.trainTwo(
          block, inputs, firstRow, secondRow, firstWord, secondWord, learningRate, random);
      return;
    }
    if (uses < 2 || isNoise(firstWord) || isNoise(secondWord)) {
      drawNoise(firstWord, secondWord, random);
      uses = sharing;
    }
    uses -= 2;
    int firstTrue = matrix.row(firstWord);
    int secondTrue = matrix.row(secondWord);
    block.trainTwo(
        inputs,
        firstRow[0],
        secondRow[0],
        matrix.values(),
        firstTrue,
        secondTrue,
        rows,
        1,
        rows.length - 1,
        learningRate);
  }

  @Override
  public int maxOutputs() {
    return words.length;
  }

  @Override
  public void restart() {
    uses = 0;
    undrawn = 0;
  }
}
