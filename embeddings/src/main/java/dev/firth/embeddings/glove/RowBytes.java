package dev.firth.embeddings.glove;

import java.io.IOException;

/**
 * The counts of a word as numbers: how many contexts it has, and for each the step from the one
 * before and its units. Most take a byte or two.
 */
final class RowBytes {
  private RowBytes() {}

  /** Gives one number after the other. */
  @FunctionalInterface
  interface Numbers {
    long next() throws IOException;
  }

  /** Appends a row, which is sorted. */
  static void write(DenseRow row, VarBytes out) {
    out.write(row.size());
    int before = 0;
    for (int i = 0; i < row.size(); i++) {
      out.write(row.context(i) - before);
      out.write(row.units(i));
      before = row.context(i);
    }
  }

  /** Adds what {@link #write} wrote to a row. */
  static void add(Numbers in, DenseRow row) throws IOException {
    int context = 0;
    for (long left = in.next(); left > 0; left--) {
      context += (int) in.next();
      row.add(context, in.next());
    }
  }
}
