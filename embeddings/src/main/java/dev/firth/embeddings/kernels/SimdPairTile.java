package dev.firth.embeddings.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link WindowBlock#trainTwo}: two input rows, for each of them an output row of its
 * own, and five noise rows for both. Written out for the reasons given at {@link SimdWindowBlock},
 * whose layout of scores and steps this keeps: place 0 of a row is its own output.
 */
final class SimdPairTile {
  /** Noise rows of a tile. */
  static final int NOISE = 5;

  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();

  private SimdPairTile() {}

  /**
   * Scores of the first row to {@code scores[at..]}, of the second to {@code scores[atB..]}.
   *
   * @param sums as {@link SimdWindowBlock} has it
   */
  static void score(
      float[] inputs,
      int rowA,
      int rowB,
      float[] outputs,
      int ownA,
      int ownB,
      int r1,
      int r2,
      int r3,
      int r4,
      int r5,
      float[] scores,
      int at,
      int atB,
      float[] sums,
      int width,
      int stride) {
    FloatVector a0 = FloatVector.zero(F);
    FloatVector a1 = FloatVector.zero(F);
    FloatVector a2 = FloatVector.zero(F);
    FloatVector a3 = FloatVector.zero(F);
    FloatVector a4 = FloatVector.zero(F);
    FloatVector a5 = FloatVector.zero(F);
    FloatVector b0 = FloatVector.zero(F);
    FloatVector b1 = FloatVector.zero(F);
    FloatVector b2 = FloatVector.zero(F);
    FloatVector b3 = FloatVector.zero(F);
    FloatVector b4 = FloatVector.zero(F);
    FloatVector b5 = FloatVector.zero(F);
    for (int k = 0; k < width; k += stride) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector b = FloatVector.fromArray(F, inputs, rowB + k);
      a0 = a.fma(FloatVector.fromArray(F, outputs, ownA + k), a0);
      b0 = b.fma(FloatVector.fromArray(F, outputs, ownB + k), b0);
      FloatVector o = FloatVector.fromArray(F, outputs, r1 + k);
      a1 = a.fma(o, a1);
      b1 = b.fma(o, b1);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      a2 = a.fma(o, a2);
      b2 = b.fma(o, b2);
      o = FloatVector.fromArray(F, outputs, r3 + k);
      a3 = a.fma(o, a3);
      b3 = b.fma(o, b3);
      o = FloatVector.fromArray(F, outputs, r4 + k);
      a4 = a.fma(o, a4);
      b4 = b.fma(o, b4);
      o = FloatVector.fromArray(F, outputs, r5 + k);
      a5 = a.fma(o, a5);
      b5 = b.fma(o, b5);
    }
    if (sums != null) {
      a0.intoArray(sums, 0);
      a1.intoArray(sums, LANES);
      a2.intoArray(sums, 2 * LANES);
      a3.intoArray(sums, 3 * LANES);
      a4.intoArray(sums, 4 * LANES);
      a5.intoArray(sums, 5 * LANES);
      b0.intoArray(sums, 6 * LANES);
      b1.intoArray(sums, 7 * LANES);
      b2.intoArray(sums, 8 * LANES);
      b3.intoArray(sums, 9 * LANES);
      b4.intoArray(sums, 10 * LANES);
      b5.intoArray(sums, 11 * LANES);
      LaneSums.add(sums, 0, 6, LANES, scores, at);
      LaneSums.add(sums, 6, 6, LANES, scores, atB);
      return;
    }
    scores[at] = a0.reduceLanes(VectorOperators.ADD);
    scores[at + 1] = a1.reduceLanes(VectorOperators.ADD);
    scores[at + 2] = a2.reduceLanes(VectorOperators.ADD);
    scores[at + 3] = a3.reduceLanes(VectorOperators.ADD);
    scores[at + 4] = a4.reduceLanes(VectorOperators.ADD);
    scores[at + 5] = a5.reduceLanes(VectorOperators.ADD);
    scores[atB] = b0.reduceLanes(VectorOperators.ADD);
    scores[atB + 1] = b1.reduceLanes(VectorOperators.ADD);
    scores[atB + 2] = b2.reduceLanes(VectorOperators.ADD);
    scores[atB + 3] = b3.reduceLanes(VectorOperators.ADD);
    scores[atB + 4] = b4.reduceLanes(VectorOperators.ADD);
    scores[atB + 5] = b5.reduceLanes(VectorOperators.ADD);
  }

  /** Takes the steps {@code steps[at..]} for the first row and {@code steps[atB..]}. */
  static void update(
      float[] inputs,
      int rowA,
      int rowB,
      float[] outputs,
      int ownA,
      int ownB,
      int r1,
      int r2,
      int r3,
      int r4,
      int r5,
      float[] steps,
      int at,
      int atB,
      int width) {
    for (int k = 0; k < width; k += LANES) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector b = FloatVector.fromArray(F, inputs, rowB + k);
      FloatVector o = FloatVector.fromArray(F, outputs, ownA + k);
      FloatVector step = FloatVector.broadcast(F, steps[at]);
      FloatVector newA = step.fma(o, a);
      step.fma(a, o).intoArray(outputs, ownA + k);
      o = FloatVector.fromArray(F, outputs, ownB + k);
      step = FloatVector.broadcast(F, steps[atB]);
      FloatVector newB = step.fma(o, b);
      step.fma(b, o).intoArray(outputs, ownB + k);
      o = FloatVector.fromArray(F, outputs, r1 + k);
      step = FloatVector.broadcast(F, steps[at + 1]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[atB + 1]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r1 + k);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      step = FloatVector.broadcast(F, steps[at + 2]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[atB + 2]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r2 + k);
      o = FloatVector.fromArray(F, outputs, r3 + k);
      step = FloatVector.broadcast(F, steps[at + 3]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[atB + 3]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r3 + k);
      o = FloatVector.fromArray(F, outputs, r4 + k);
      step = FloatVector.broadcast(F, steps[at + 4]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[atB + 4]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r4 + k);
      o = FloatVector.fromArray(F, outputs, r5 + k);
      step = FloatVector.broadcast(F, steps[at + 5]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[atB + 5]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r5 + k);
      newA.intoArray(inputs, rowA + k);
      newB.intoArray(inputs, rowB + k);
    }
  }
}
