package dev.firth.eval.vectors;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.kernels.Kernels;
import java.lang.foreign.MemorySegment;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Learned vectors as a {@link WordSpace}. Many cosines at once come from the kernels, in blocks of
 * unit rows; {@link #offset} computes one score as word2vec's compute-accuracy does, with float
 * sums from the first dimension to the last, so that even answers a rounding error apart are
 * decided alike. (Compiled with fused multiply-add, that program itself decides such answers
 * differently.)
 */
public final class DenseWordSpace implements WordSpace {
  private static final float UNIT_ROUNDOFF = 0x1p-24f;

  private final WordVectors vectors;
  private final Kernels kernels = Kernels.best();

  /** The vectors stay with their owner, who closes them. */
  public DenseWordSpace(WordVectors vectors) {
    this.vectors = vectors;
  }

  @Override
  public int size() {
    return vectors.size();
  }

  @Override
  public String word(int id) {
    return vectors.word(id);
  }

  @Override
  public int id(String word) {
    return vectors.id(word);
  }

  @Override
  public double similarity(int first, int second) {
    return cosine(vectors.vector(first), vectors.vector(second));
  }

  @Override
  public OptionalDouble unseenSimilarity(String first, String second) {
    if (!vectors.knowsUnseen()) {
      return OptionalDouble.empty();
    }
    var x = vectors.find(first);
    var y = vectors.find(second);
    return x.isPresent() && y.isPresent()
        ? OptionalDouble.of(cosine(x.get(), y.get()))
        : OptionalDouble.empty();
  }

  private static double cosine(float[] x, float[] y) {
    double cosine = dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
    return Double.isNaN(cosine) ? 0 : cosine;
  }

  @Override
  public void similarities(int[] words, int from, int to, float[] out) {
    int dim = vectors.dim();
    var queries = new float[words.length * dim];
    for (int i = 0; i < words.length; i++) {
      System.arraycopy(unit(words[i]), 0, queries, i * dim, dim);
    }
    var rows = new float[(to - from) * dim];
    for (int x = from; x < to; x++) {
      System.arraycopy(unit(x), 0, rows, (x - from) * dim, dim);
    }
    kernels.dotRows(
        MemorySegment.ofArray(rows),
        0,
        (long) dim * Float.BYTES,
        to - from,
        queries,
        dim,
        words.length,
        dim,
        out);
  }

  @Override
  public IntToDoubleFunction offset(int a, int b, int c) {
    float[] query = unit(b);
    float[] minus = unit(a);
    float[] plus = unit(c);
    for (int i = 0; i < query.length; i++) {
      query[i] = (query[i] - minus[i]) + plus[i];
    }
    return x -> {
      float[] candidate = unit(x);
      float sum = 0;
      for (int i = 0; i < query.length; i++) {
        sum += query[i] * candidate[i];
      }
      return sum;
    };
  }

  /**
   * Three cosines on one side, the product with a vector of length 3 at most on the other: both are
   * float sums of {@code dim} products of the same unit vectors, each sum off by {@code dim}
   * roundings of its length at most, and a few roundings more where the three are put together.
   */
  @Override
  public double tolerance() {
    return 6.0 * (vectors.dim() + 4) * UNIT_ROUNDOFF;
  }

  @Override
  public String signature() {
    return "vectors-" + vectors.dim() + (vectors.knowsUnseen() ? "+subwords" : "");
  }

  /** The row divided by its length, in floats from first to last; NaN for a zero row. */
  private float[] unit(int id) {
    float[] row = vectors.vector(id);
    float squares = 0;
    for (float value : row) {
      squares += value * value;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < row.length; i++) {
      row[i] /= length;
    }
    return row;
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }
}
