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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The parameters of GloVe in the layout of {@link GloveStep}, an array for each stratum of words
 * and of contexts. Vectors and biases start uniform in ±0.5/dim, as in glove.c.
 */
final class GloveModel {
  private final int dim;
  private final Strata strata;
  private final float[][] words;
  private final float[][] contexts;

  private GloveModel(int dim, Strata strata, float[][] words, float[][] contexts) {
    this.dim = dim;
    this.strata = strata;
    this.words = words;
    this.contexts = contexts;
  }

  /** A model that has learned nothing. */
  static GloveModel initial(int dim, Strata strata, long seed) {
    var model = new GloveModel(dim, strata, rows(dim, strata), rows(dim, strata));
    var random = new SplittableRandom(seed);
    model.initialise(model.words, dim, random);
    model.initialise(model.contexts, dim + 1, random);
    return model;
  }

  /** A model whose {@link #parameters} are these arrays. */
  static GloveModel of(int dim, Strata strata, List<float[]> parameters) {
    int count = strata.count();
    return new GloveModel(
        dim,
        strata,
        parameters.subList(0, count).toArray(float[][]::new),
        parameters.subList(count, 2 * count).toArray(float[][]::new));
  }

  /** Whether arrays have the lengths of such a model's parameters. */
  static boolean fits(int dim, Strata strata, List<float[]> parameters) {
    int count = strata.count();
    return parameters.size() == 2 * count
        && IntStream.range(0, 2 * count)
            .allMatch(i -> parameters.get(i).length == length(dim, strata, i % count));
  }

  /** All that is trained: an array for each stratum of words, then for each of contexts. */
  List<float[]> parameters() {
    return Stream.of(words, contexts).flatMap(Arrays::stream).toList();
  }

  /** Bytes that a model takes. */
  static long bytes(int vocabulary, int dim) {
    return 2L * vocabulary * 2 * GloveStep.stride(dim) * Float.BYTES;
  }

  private static float[][] rows(int dim, Strata strata) {
    var rows = new float[strata.count()][];
    Arrays.setAll(rows, stratum -> new float[length(dim, strata, stratum)]);
    return rows;
  }

  private static int length(int dim, Strata strata, int stratum) {
    return strata.words(stratum).length * 2 * GloveStep.stride(dim);
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
