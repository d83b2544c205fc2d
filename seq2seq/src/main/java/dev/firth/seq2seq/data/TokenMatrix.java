package dev.firth.seq2seq.data;

import java.util.Arrays;
import java.util.List;

/**
 * Token ids of some sentences as a matrix: a row for each, filled up behind its end. Plain data
 * that an engine copies once; the arrays are the matrix's own and not to be changed.
 */
public final class TokenMatrix {
  /** No rows: the source of a language model's batch. */
  public static final TokenMatrix NONE = new TokenMatrix(new long[0], new int[0], 0);

  private final long[] ids;
  private final int[] lengths;
  private final int columns;
  private final long tokens;

  /**
   * A matrix.
   *
   * @param ids row by row, {@code lengths.length * columns} of them
   * @param lengths tokens of each row without the filling, at most {@code columns}
   */
  TokenMatrix(long[] ids, int[] lengths, int columns) {
    this.ids = ids;
    this.lengths = lengths;
    this.columns = columns;
    this.tokens = Arrays.stream(lengths).asLongStream().sum();
  }

  /** Sequences as they are, filled up with an id behind their ends. */
  public static TokenMatrix of(List<int[]> sequences, int pad) {
    TokenMatrix matrix = filled(sequences.stream().mapToInt(s -> s.length).toArray(), pad);
    for (int row = 0; row < sequences.size(); row++) {
      int[] sequence = sequences.get(row);
      for (int column = 0; column < sequence.length; column++) {
        matrix.ids[row * matrix.columns + column] = sequence[column];
      }
    }
    return matrix;
  }

  /** A matrix of so many rows of the longest of these lengths, filled with one id. */
  static TokenMatrix filled(int[] lengths, int pad) {
    int columns = Arrays.stream(lengths).max().orElse(0);
    long[] ids = new long[lengths.length * columns];
    Arrays.fill(ids, pad);
    return new TokenMatrix(ids, lengths, columns);
  }

  /** Ids row by row: that of row r and column c at {@code r * columns() + c}. */
  public long[] ids() {
    return ids;
  }

  /** Number of rows. */
  public int rows() {
    return lengths.length;
  }

  /** Length of the longest row, which all are filled up to. */
  public int columns() {
    return columns;
  }

  /** Tokens of each row, special ones included, filling excluded. */
  public int[] lengths() {
    return lengths;
  }

  /** Sum of {@link #lengths()}. */
  public long tokens() {
    return tokens;
  }

  /** The id in a row and column. */
  public long id(int row, int column) {
    return ids[row * columns + column];
  }
}
