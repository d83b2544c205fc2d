package dev.firth.embeddings.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of rows and additions to rows, up to four rows in one pass over their whole registers. Lists
 * of rows are short and of changing lengths: a loop over the rows inside one over the registers
 * costs more than what it does, so that each number of rows has a pass of its own.
 */
final class SimdRowGroups {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int GROUP = 4;

  private SimdRowGroups() {}

  /**
   * {@code out[outAt + i] = scale · (base[baseAt + i] + the rows' sum)} for i below {@code width},
   * a multiple of the lanes; {@code base} and {@code out} may be the same place.
   *
   * @param rows the rows are {@code rows[from..to)}, each beginning at its number times stride
   */
  static void sum(
      float[] matrix,
      int stride,
      int[] rows,
      int from,
      int to,
      float[] base,
      int baseAt,
      float scale,
      float[] out,
      int outAt,
      int width) {
    int r = from;
    for (; to - r > GROUP; r += GROUP) {
      four(matrix, stride, rows, r, base, baseAt, 1, out, outAt, width);
      base = out;
      baseAt = outAt;
    }
    switch (to - r) {
      case 4 -> four(matrix, stride, rows, r, base, baseAt, scale, out, outAt, width);
      case 3 -> three(matrix, stride, rows, r, base, baseAt, scale, out, outAt, width);
      case 2 -> two(matrix, stride, rows, r, base, baseAt, scale, out, outAt, width);
      case 1 -> one(matrix, rows[r] * stride, base, baseAt, scale, out, outAt, width);
      default -> scaled(base, baseAt, scale, out, outAt, width);
    }
  }

  private static void four(
      float[] matrix,
      int stride,
      int[] rows,
      int r,
      float[] base,
      int baseAt,
      float scale,
      float[] out,
      int outAt,
      int width) {
    int r0 = rows[r] * stride;
    int r1 = rows[r + 1] * stride;
    int r2 = rows[r + 2] * stride;
    int r3 = rows[r + 3] * stride;
    for (int k = 0; k < width; k += LANES) {
      var sum = FloatVector.fromArray(F, base, baseAt + k);
      sum = sum.add(FloatVector.fromArray(F, matrix, r0 + k));
      sum = sum.add(FloatVector.fromArray(F, matrix, r1 + k));
      sum = sum.add(FloatVector.fromArray(F, matrix, r2 + k));
      sum = sum.add(FloatVector.fromArray(F, matrix, r3 + k));
      sum.mul(scale).intoArray(out, outAt + k);
    }
  }

  private static void three(
      float[] matrix,
      int stride,
      int[] rows,
      int r,
      float[] base,
      int baseAt,
      float scale,
      float[] out,
      int outAt,
      int width) {
    int r0 = rows[r] * stride;
    int r1 = rows[r + 1] * stride;
    int r2 = rows[r + 2] * stride;
    for (int k = 0; k < width; k += LANES) {
      var sum = FloatVector.fromArray(F, base, baseAt + k);
      sum = sum.add(FloatVector.fromArray(F, matrix, r0 + k));
      sum = sum.add(FloatVector.fromArray(F, matrix, r1 + k));
      sum = sum.add(FloatVector.fromArray(F, matrix, r2 + k));
      sum.mul(scale).intoArray(out, outAt + k);
    }
  }

  private static void two(
      float[] matrix,
      int stride,
      int[] rows,
      int r,
      float[] base,
      int baseAt,
      float scale,
      float[] out,
      int outAt,
      int width) {
    int r0 = rows[r] * stride;
    int r1 = rows[r + 1] * stride;
    for (int k = 0; k < width; k += LANES) {
      var sum = FloatVector.fromArray(F, base, baseAt + k);
      sum = sum.add(FloatVector.fromArray(F, matrix, r0 + k));
      sum = sum.add(FloatVector.fromArray(F, matrix, r1 + k));
      sum.mul(scale).intoArray(out, outAt + k);
    }
  }

  private static void one(
      float[] matrix,
      int r0,
      float[] base,
      int baseAt,
      float scale,
      float[] out,
      int outAt,
      int width) {
    for (int k = 0; k < width; k += LANES) {
      var sum = FloatVector.fromArray(F, base, baseAt + k);
      sum = sum.add(FloatVector.fromArray(F, matrix, r0 + k));
      sum.mul(scale).intoArray(out, outAt + k);
    }
  }

  private static void scaled(
      float[] base, int baseAt, float scale, float[] out, int outAt, int width) {
    for (int k = 0; k < width; k += LANES) {
      FloatVector.fromArray(F, base, baseAt + k).mul(scale).intoArray(out, outAt + k);
    }
  }

  /**
   * Adds {@code delta[deltaAt + i]} to each of the rows {@code rows[from..to)}; a row that is named
   * twice gets it twice, since each is written before the next is read.
   */
  static void add(
      float[] delta,
      int deltaAt,
      float[] matrix,
      int stride,
      int[] rows,
      int from,
      int to,
      int width) {
    int r = from;
    for (; to - r >= GROUP; r += GROUP) {
      addFour(delta, deltaAt, matrix, stride, rows, r, width);
    }
    switch (to - r) {
      case 3 -> addThree(delta, deltaAt, matrix, stride, rows, r, width);
      case 2 -> addTwo(delta, deltaAt, matrix, stride, rows, r, width);
      case 1 -> addOne(delta, deltaAt, matrix, rows[r] * stride, width);
      default -> {}
    }
  }

  private static void addFour(
      float[] delta, int deltaAt, float[] matrix, int stride, int[] rows, int r, int width) {
    int r0 = rows[r] * stride;
    int r1 = rows[r + 1] * stride;
    int r2 = rows[r + 2] * stride;
    int r3 = rows[r + 3] * stride;
    for (int k = 0; k < width; k += LANES) {
      var d = FloatVector.fromArray(F, delta, deltaAt + k);
      FloatVector.fromArray(F, matrix, r0 + k).add(d).intoArray(matrix, r0 + k);
      FloatVector.fromArray(F, matrix, r1 + k).add(d).intoArray(matrix, r1 + k);
      FloatVector.fromArray(F, matrix, r2 + k).add(d).intoArray(matrix, r2 + k);
      FloatVector.fromArray(F, matrix, r3 + k).add(d).intoArray(matrix, r3 + k);
    }
  }

  private static void addThree(
      float[] delta, int deltaAt, float[] matrix, int stride, int[] rows, int r, int width) {
    int r0 = rows[r] * stride;
    int r1 = rows[r + 1] * stride;
    int r2 = rows[r + 2] * stride;
    for (int k = 0; k < width; k += LANES) {
      var d = FloatVector.fromArray(F, delta, deltaAt + k);
      FloatVector.fromArray(F, matrix, r0 + k).add(d).intoArray(matrix, r0 + k);
      FloatVector.fromArray(F, matrix, r1 + k).add(d).intoArray(matrix, r1 + k);
      FloatVector.fromArray(F, matrix, r2 + k).add(d).intoArray(matrix, r2 + k);
    }
  }

  private static void addTwo(
      float[] delta, int deltaAt, float[] matrix, int stride, int[] rows, int r, int width) {
    int r0 = rows[r] * stride;
    int r1 = rows[r + 1] * stride;
    for (int k = 0; k < width; k += LANES) {
      var d = FloatVector.fromArray(F, delta, deltaAt + k);
      FloatVector.fromArray(F, matrix, r0 + k).add(d).intoArray(matrix, r0 + k);
      FloatVector.fromArray(F, matrix, r1 + k).add(d).intoArray(matrix, r1 + k);
    }
  }

  private static void addOne(float[] delta, int deltaAt, float[] matrix, int r0, int width) {
    for (int k = 0; k < width; k += LANES) {
      var d = FloatVector.fromArray(F, delta, deltaAt + k);
      FloatVector.fromArray(F, matrix, r0 + k).add(d).intoArray(matrix, r0 + k);
    }
  }
}
