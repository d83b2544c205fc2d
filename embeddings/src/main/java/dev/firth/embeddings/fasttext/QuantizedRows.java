package dev.firth.embeddings.fasttext;

import java.util.Optional;

/** Rows of a compressed model ({@code .ftz}): codes of a product quantiser, norms perhaps apart. */
final class QuantizedRows implements RowMatrix {

  /** Lengths of rows that were quantised apart from their directions. */
  static final class Norms {
    private final byte[] codes;
    private final ProductQuantizer quantizer;

    Norms(byte[] codes, ProductQuantizer quantizer) {
      this.codes = codes;
      this.quantizer = quantizer;
    }

    boolean isFinite() {
      return quantizer.isFinite();
    }

    float of(int row) {
      return quantizer.scalar(codes[row]);
    }
  }

  private final long rows;
  private final int dim;
  private final byte[] codes;
  private final ProductQuantizer quantizer;
  private final Optional<Norms> norms;

  QuantizedRows(
      long rows, int dim, byte[] codes, ProductQuantizer quantizer, Optional<Norms> norms) {
    this.rows = rows;
    this.dim = dim;
    this.codes = codes;
    this.quantizer = quantizer;
    this.norms = norms;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public int dim() {
    return dim;
  }

  private float norm(int row) {
    return norms.isPresent() ? norms.get().of(row) : 1;
  }

  @Override
  public void addRows(int[] ids, int count, float[] sum) {
    for (int r = 0; r < count; r++) {
      quantizer.addTo(sum, codes, ids[r] * quantizer.pieces(), norm(ids[r]));
    }
  }

  @Override
  public float dot(int row, float[] vector) {
    return quantizer.dot(vector, codes, row * quantizer.pieces(), norm(row));
  }

  @Override
  public void copyRow(int row, float[] out, int offset) {
    var values = new float[dim];
    quantizer.addTo(values, codes, row * quantizer.pieces(), norm(row));
    System.arraycopy(values, 0, out, offset, dim);
  }

  /** Whether this can stand for all its rows: every number it is made of is finite. */
  boolean isFinite() {
    return quantizer.isFinite() && norms.map(Norms::isFinite).orElse(true);
  }
}
