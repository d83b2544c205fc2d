package dev.firth.embeddings.glove;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorTable;
import dev.firth.embeddings.files.WordIndex;
import dev.firth.embeddings.kernels.GloveStep;
import dev.firth.tokenizers.Vocabulary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The parameters of GloVe in the layout of {@link GloveStep}, an array for each stratum of words
 * and of contexts. Vectors and biases start uniform in ±0.5/dim, as in glove.c.
 */
final class GloveModel {
  private final int dim;
  private final Strata strata;
  private final float[][] words;
  private final float[][] contexts;

  GloveModel(int dim, Strata strata, long seed) {
    this.dim = dim;
    this.strata = strata;
    words = rows();
    contexts = rows();
    var random = new SplittableRandom(seed);
    initialise(words, dim, random);
    initialise(contexts, dim + 1, random);
  }

  /** Bytes that a model takes. */
  static long bytes(int vocabulary, int dim) {
    return 2L * vocabulary * 2 * GloveStep.stride(dim) * Float.BYTES;
  }

  private float[][] rows() {
    var rows = new float[strata.count()][];
    for (int s = 0; s < rows.length; s++) {
      rows[s] = new float[strata.words(s).length * 2 * GloveStep.stride(dim)];
    }
    return rows;
  }

  private void initialise(float[][] rows, int bias, SplittableRandom random) {
    int stride = GloveStep.stride(dim);
    for (int word = 0; word < strata.vocabulary(); word++) {
      float[] stratum = rows[strata.stratum(word)];
      int row = row(word);
      for (int k = 0; k < dim; k++) {
        stratum[row + k] = first(random);
      }
      stratum[row + bias] = first(random);
      Arrays.fill(stratum, row + stride, row + 2 * stride, 1);
    }
  }

  private float first(SplittableRandom random) {
    return ((random.nextInt() >>> 8) * 0x1p-24f - 0.5f) / dim;
  }

  private int row(int word) {
    return strata.row(word) * 2 * GloveStep.stride(dim);
  }

  float[] words(int stratum) {
    return words[stratum];
  }

  float[] contexts(int stratum) {
    return contexts[stratum];
  }

  /** Copies what is asked for out of the parameters. */
  WordVectors vectors(Vocabulary vocabulary, GloveOutput output) {
    int columns = output.dim(dim);
    long stride = VectorTable.strideBytes(columns);
    MemorySegment rows = Arena.ofAuto().allocate(stride * vocabulary.size(), 64);
    List<String> index = new ArrayList<>(vocabulary.size());
    var vector = new float[columns];
    for (int word = 0; word < vocabulary.size(); word++) {
      index.add(vocabulary.word(word));
      fill(vector, word, output);
      MemorySegment.copy(vector, 0, rows, VectorTable.FLOAT, word * stride, columns);
    }
    return WordVectors.of(
        VectorTable.of(
            WordIndex.of(index), Optional.of(vocabulary.counts()), columns, rows, stride));
  }

  private void fill(float[] vector, int word, GloveOutput output) {
    float[] w = words[strata.stratum(word)];
    float[] c = contexts[strata.stratum(word)];
    int row = row(word);
    switch (output) {
      case WORD -> System.arraycopy(w, row, vector, 0, dim);
      case SUM -> {
        for (int k = 0; k < dim; k++) {
          vector[k] = w[row + k] + c[row + k];
        }
      }
      case CONCATENATED -> {
        System.arraycopy(w, row, vector, 0, dim);
        System.arraycopy(c, row, vector, dim, dim);
      }
      case ALL -> {
        System.arraycopy(w, row, vector, 0, dim + 1);
        System.arraycopy(c, row, vector, dim + 1, dim);
        vector[2 * dim + 1] = c[row + dim + 1];
      }
    }
  }
}
