package dev.firth.embeddings.fasttext;

/**
 * Vectors cut into short pieces, each replaced by one of 256 centroids (Jégou et al. 2011, as in
 * Joulin et al. 2016). Immutable.
 */
final class ProductQuantizer {
  /** Centroids of a piece: a code is a byte. */
  static final int CENTROIDS = 256;

  private final int pieces;
  private final int pieceDim;
  private final int lastDim;
  private final float[] centroids;

  /**
   * @param pieces how many pieces a vector has
   * @param pieceDim values of a piece, {@code lastDim} of the last
   * @param centroids piece by piece, all centroids of a piece together
   */
  ProductQuantizer(int pieces, int pieceDim, int lastDim, float[] centroids) {
    this.pieces = pieces;
    this.pieceDim = pieceDim;
    this.lastDim = lastDim;
    this.centroids = centroids;
  }

  int pieces() {
    return pieces;
  }

  private int dimOf(int piece) {
    return piece == pieces - 1 ? lastDim : pieceDim;
  }

  private int at(int piece, byte code) {
    return piece * CENTROIDS * pieceDim + (code & 0xff) * dimOf(piece);
  }

  /** The first value of the first piece with this code: a number that was quantised alone. */
  float scalar(byte code) {
    return centroids[at(0, code)];
  }

  /** Adds a vector, given by its codes from {@code first}, times {@code factor}. */
  void addTo(float[] sum, byte[] codes, int first, float factor) {
    for (int piece = 0; piece < pieces; piece++) {
      int from = at(piece, codes[first + piece]);
      for (int i = 0; i < dimOf(piece); i++) {
        sum[piece * pieceDim + i] += factor * centroids[from + i];
      }
    }
  }

  float dot(float[] vector, byte[] codes, int first, float factor) {
    float sum = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int from = at(piece, codes[first + piece]);
      for (int i = 0; i < dimOf(piece); i++) {
        sum += vector[piece * pieceDim + i] * centroids[from + i];
      }
    }
    return sum * factor;
  }

  boolean isFinite() {
    for (float value : centroids) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
