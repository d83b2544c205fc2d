package dev.firth.embeddings.train;

import dev.firth.embeddings.kernels.WindowBlock;
import dev.firth.runs.UsageException;
import java.util.SplittableRandom;

/**
 * The two matrices of skip-gram, row-major with padded rows: inputs (the word vectors) and outputs.
 * Inputs start uniform in ±0.5/dim, outputs at zero, as in word2vec.c.
 */
final class SkipGramModel {
  private final int stride;
  private final int negatives;
  private final float[] inputs;
  private final float[] outputs;

  private SkipGramModel(int words, int stride, int negatives) {
    this.stride = stride;
    this.negatives = Math.min(negatives, words - 1);
    this.inputs = new float[words * stride];
    this.outputs = new float[words * stride];
  }

  static SkipGramModel create(int words, int dim, int negatives, long seed) {
    int stride = WindowBlock.stride(dim);
    long floats = (long) words * stride;
    if (floats > Integer.MAX_VALUE - 64) {
      throw new UsageException(
          "%d words of %d floats are more than one matrix holds (2^31 floats): raise --min-count, set --max-vocab to at most %d or lower --dim"
              .formatted(words, dim, (Integer.MAX_VALUE - 64) / stride));
    }
    var model = new SkipGramModel(words, stride, negatives);
    model.initialise(dim, new SplittableRandom(seed));
    return model;
  }

  private void initialise(int dim, SplittableRandom random) {
    for (int row = 0; row < inputs.length; row += stride) {
      for (int k = 0; k < dim; k++) {
        inputs[row + k] = ((random.nextInt() >>> 8) * 0x1p-24f - 0.5f) / dim;
      }
    }
  }

  /** Noise words a step: the number asked for, or all other words of a smaller vocabulary. */
  int negatives() {
    return negatives;
  }

  float[] inputs() {
    return inputs;
  }

  float[] outputs() {
    return outputs;
  }

  /** Where a word's row starts in either matrix. */
  int row(int word) {
    return word * stride;
  }
}
