package dev.firth.embeddings.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of one or two input rows by three output rows, for what a path of hierarchical softmax
 * has left after its groups of six. Written out for the reasons given at {@link SimdWindowBlock},
 * whose layout of scores and steps this keeps.
 */
final class SimdNarrowTile {
  /** Output rows of a tile. */
  static final int OUTPUTS = 3;

  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();

  private SimdNarrowTile() {}

  static void scoreTwo(
      float[] inputs,
      int rowA,
      int rowB,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      float[] scores,
      int at,
      int atB,
      float[] sums,
      int width,
      int stride) {
    FloatVector a0 = FloatVector.zero(F);
    FloatVector a1 = FloatVector.zero(F);
    FloatVector a2 = FloatVector.zero(F);
    FloatVector b0 = FloatVector.zero(F);
    FloatVector b1 = FloatVector.zero(F);
    FloatVector b2 = FloatVector.zero(F);
    for (int k = 0; k < width; k += stride) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector b = FloatVector.fromArray(F, inputs, rowB + k);
      FloatVector o = FloatVector.fromArray(F, outputs, r0 + k);
      a0 = a.fma(o, a0);
      b0 = b.fma(o, b0);
      o = FloatVector.fromArray(F, outputs, r1 + k);
      a1 = a.fma(o, a1);
      b1 = b.fma(o, b1);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      a2 = a.fma(o, a2);
      b2 = b.fma(o, b2);
    }
    if (sums != null) {
      a0.intoArray(sums, 0);
      a1.intoArray(sums, LANES);
      a2.intoArray(sums, 2 * LANES);
      b0.intoArray(sums, 3 * LANES);
      b1.intoArray(sums, 4 * LANES);
      b2.intoArray(sums, 5 * LANES);
      LaneSums.add(sums, 0, 3, LANES, scores, at);
      LaneSums.add(sums, 3, 3, LANES, scores, atB);
      return;
    }
    scores[at] = a0.reduceLanes(VectorOperators.ADD);
    scores[at + 1] = a1.reduceLanes(VectorOperators.ADD);
    scores[at + 2] = a2.reduceLanes(VectorOperators.ADD);
    scores[atB] = b0.reduceLanes(VectorOperators.ADD);
    scores[atB + 1] = b1.reduceLanes(VectorOperators.ADD);
    scores[atB + 2] = b2.reduceLanes(VectorOperators.ADD);
  }

  static void scoreOne(
      float[] inputs,
      int rowA,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      float[] scores,
      int at,
      float[] sums,
      int width,
      int stride) {
    FloatVector a0 = FloatVector.zero(F);
    FloatVector a1 = FloatVector.zero(F);
    FloatVector a2 = FloatVector.zero(F);
    for (int k = 0; k < width; k += stride) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector o = FloatVector.fromArray(F, outputs, r0 + k);
      a0 = a.fma(o, a0);
      o = FloatVector.fromArray(F, outputs, r1 + k);
      a1 = a.fma(o, a1);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      a2 = a.fma(o, a2);
    }
    if (sums != null) {
      a0.intoArray(sums, 0);
      a1.intoArray(sums, LANES);
      a2.intoArray(sums, 2 * LANES);
      LaneSums.add(sums, 0, 3, LANES, scores, at);
      return;
    }
    scores[at] = a0.reduceLanes(VectorOperators.ADD);
    scores[at + 1] = a1.reduceLanes(VectorOperators.ADD);
    scores[at + 2] = a2.reduceLanes(VectorOperators.ADD);
  }

  static void updateTwo(
      float[] inputs,
      int rowA,
      int rowB,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      float[] steps,
      int at,
      int atB,
      int width) {
    for (int k = 0; k < width; k += LANES) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector newA = a;
      FloatVector b = FloatVector.fromArray(F, inputs, rowB + k);
      FloatVector newB = b;
      FloatVector o = FloatVector.fromArray(F, outputs, r0 + k);
      FloatVector step = FloatVector.broadcast(F, steps[at]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[atB]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r0 + k);
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
      newA.intoArray(inputs, rowA + k);
      newB.intoArray(inputs, rowB + k);
    }
  }

  static void updateOne(
      float[] inputs,
      int rowA,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      float[] steps,
      int at,
      int width) {
    for (int k = 0; k < width; k += LANES) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector newA = a;
      FloatVector o = FloatVector.fromArray(F, outputs, r0 + k);
      FloatVector step = FloatVector.broadcast(F, steps[at]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      o.intoArray(outputs, r0 + k);
      o = FloatVector.fromArray(F, outputs, r1 + k);
      step = FloatVector.broadcast(F, steps[at + 1]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      o.intoArray(outputs, r1 + k);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      step = FloatVector.broadcast(F, steps[at + 2]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      o.intoArray(outputs, r2 + k);
      newA.intoArray(inputs, rowA + k);
    }
  }
}
