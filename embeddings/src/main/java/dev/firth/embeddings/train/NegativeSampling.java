package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.SplittableRandom;

/**
 * The true word against noise words (Mikolov et al. 2013), which several positions in a row may
 * share.
 */
final class NegativeSampling implements OutputLayer {
  private final ParameterMatrix matrix;
  private final NegativeSampler sampler;
  private final int sharing;
  private final int[] words;
  private final int[] rows;
  private final float[] labels;

  /** Positions that may still use the noise words drawn last. */
  private int uses;

  /**
   * @param sharing positions that share noise words; 0 counts as 1 here
   */
  NegativeSampling(ParameterMatrix matrix, NegativeSampler sampler, int negative, int sharing) {
    this.matrix = matrix;
    this.sampler = sampler;
    this.sharing = Math.max(1, sharing);
    int noise = Math.min(negative, sampler.size() - 1);
    this.words = new int[1 + noise];
    this.rows = new int[1 + noise];
    this.labels = new float[1 + noise + WindowBlock.LABEL_SLACK];
    labels[0] = 1;
  }

  @Override
  public void aimAt(int word, SplittableRandom random) {
    if (uses == 0 || contains(word, 1, words.length)) {
      drawNoise(word, random);
      uses = sharing;
    }
    uses--;
    words[0] = word;
    rows[0] = matrix.row(word);
  }

  /** Noise words that differ from the word and from each other, since a block's outputs must. */
  private void drawNoise(int word, SplittableRandom random) {
    for (int j = 1; j < words.length; j++) {
      int noise = sampler.draw(random);
      while (noise == word || contains(noise, 1, j)) {
        noise = sampler.draw(random);
      }
      words[j] = noise;
      rows[j] = matrix.row(noise);
    }
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
  public float[] matrix() {
    return matrix.values();
  }

  @Override
  public int[] rows() {
    return rows;
  }

  @Override
  public float[] labels() {
    return labels;
  }

  @Override
  public int from() {
    return 0;
  }

  @Override
  public int count() {
    return words.length;
  }

  @Override
  public int maxCount() {
    return words.length;
  }

  @Override
  public void restart() {
    uses = 0;
  }
}
