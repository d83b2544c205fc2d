package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The true word against noise words (Mikolov et al. 2013), which several positions may share, so
 * that their rows are still in the cache.
 *
 * <p>Positions that share noise words should not be neighbours, since neighbours have most of their
 * context in common: what the noise words learn from the second of them is what they learnt from
 * the first. So noise words wait in a ring and come up again {@link #SPREAD} positions later.
 */
final class NegativeSampling implements OutputLayer {
  private static final int AHEAD = 64;

  /**
   * Positions from one use of noise words to the next: with a window of 5, no context is shared.
   */
  private static final int SPREAD = 16;

  private final ParameterRows matrix;
  private final NegativeSampler sampler;
  private final int sharing;

  /** Outputs of a position: the true word, then noise. */
  private final int outputs;

  /** The outputs of the positions of a ring, one after the other, their rows and labels. */
  private final int[] words;

  private final int[] rows;
  private final float[] labels;

  /** How often the noise words of each place in the ring may still be used. */
  private final int[] uses;

  /** The place in the ring that is next. */
  private int place;

  /** Where the outputs of the position aimed at begin. */
  private int from;

  /** Words drawn ahead: many look-ups in a row do not wait for each other as single ones do. */
  private final int[] drawn = new int[AHEAD];

  /** How many of those are left. */
  private int undrawn;

  /**
   * @param sharing positions that share noise words; 0 counts as 1 here
   */
  NegativeSampling(ParameterRows matrix, NegativeSampler sampler, int negative, int sharing) {
    this.matrix = matrix;
    this.sampler = sampler;
    this.sharing = Math.max(1, sharing);
    this.outputs = 1 + Math.min(negative, sampler.size() - 1);
    this.uses = new int[SPREAD];
    this.words = new int[SPREAD * outputs];
    this.rows = new int[SPREAD * outputs];
    this.labels = new float[SPREAD * outputs + WindowBlock.LABEL_SLACK];
    for (int at = 0; at < words.length; at += outputs) {
      labels[at] = 1;
    }
  }

  @Override
  public void aimAt(int word, SplittableRandom random) {
    from = place * outputs;
    if (uses[place] == 0 || contains(word, from + 1, from + outputs)) {
      drawNoise(word, random);
      uses[place] = sharing;
    }
    uses[place]--;
    words[from] = word;
    rows[from] = matrix.row(word);
    place = place + 1 == uses.length ? 0 : place + 1;
  }

  /** Noise words that differ from the word and from each other, since a block's outputs must. */
  private void drawNoise(int word, SplittableRandom random) {
    for (int j = from + 1; j < from + outputs; j++) {
      int noise = nextNoise(random);
      while (noise == word || contains(noise, from + 1, j)) {
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

  private boolean contains(int word, int first, int end) {
    for (int j = first; j < end; j++) {
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
        inputs, inputRows, inputCount, matrix.values(), rows, labels, from, outputs, learningRate);
  }

  @Override
  public double lastLoss(WindowBlock block) {
    return block.lastLoss(labels, from);
  }

  @Override
  public int maxOutputs() {
    return outputs;
  }

  @Override
  public void restart() {
    Arrays.fill(uses, 0);
    place = 0;
    undrawn = 0;
  }
}
