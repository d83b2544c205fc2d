package dev.firth.embeddings.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link WindowBlock} on the Vector API.
 *
 * <p>Scores are taken in tiles of two input rows by the six output rows of a group, and updates in
 * tiles of four (then two, then one) by six: what sixteen vector registers hold without spilling.
 *
 * <p>Vectors must stay in local variables of one method, since C2 boxes those that cross a call it
 * did not inline, and rows must be named one by one to stay in registers: hence the methods written
 * out for six.
 */
final class SimdWindowBlock implements WindowBlock {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();

  /**
   * Floats from one input row's scores to the next input row's: the group, rounded up to a vector.
   */
  private static final int SCORES = (GROUP + LANES - 1) / LANES * LANES;

  /** Labels of a tile without a true output. */
  private static final float[] ALL_NOISE = new float[SCORES];

  private static final float LOG2_E = 1.442695f;

  /** 1.5 × 2^23: adding it to a small float leaves the float's nearest integer in the low bits. */
  private static final float ROUNDER = 12582912f;

  private final int maxInputs;
  private final int width;

  /**
   * {@link #LANES}, but not as a constant: C2 unrolls the score loops by four when it knows their
   * stride, and then keeps half of the twelve sums in memory.
   */
  private final int stride;

  /** By group, input row, row of the group. */
  private final float[] scores;

  /** Errors times the learning rate, laid out as the scores. */
  private final float[] steps;

  /**
   * Where sums are laid down to be added up in an order that never changes; null to leave the order
   * to the compiler, which is faster.
   */
  private final float[] sums;

  private int lastInputs;
  private int lastOutputs;

  SimdWindowBlock(int dim, int maxInputs, int maxOutputs, boolean fixedOrder) {
    int groups = (maxOutputs + GROUP - 1) / GROUP;
    this.maxInputs = maxInputs;
    this.width = (dim + LANES - 1) / LANES * LANES;
    this.stride = LANES;
    int rows = groups * maxInputs;
    this.scores = new float[rows * SCORES];
    this.sums = fixedOrder ? new float[2 * GROUP * LANES] : null;
    this.steps = new float[rows * SCORES];
  }

  @Override
  public void train(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      float[] labels,
      int from,
      int outputCount,
      float learningRate) {
    scoreAll(inputs, inputRows, inputCount, outputs, outputRows, from, outputCount);
    int end = from + outputCount;
    int at = 0;
    for (int first = from; first < end; first += GROUP, at += maxInputs * SCORES) {
      scoresToSteps(labels, first, at, inputCount, learningRate);
      updateGroup(inputs, inputRows, inputCount, outputs, outputRows, first, end, at);
    }
  }

  @Override
  public void trainWeighted(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      int outputCount,
      float[] truths,
      float[] weights,
      int pitch,
      float learningRate) {
    scoreAll(inputs, inputRows, inputCount, outputs, outputRows, 0, outputCount);
    int at = 0;
    for (int first = 0; first < outputCount; first += GROUP, at += maxInputs * SCORES) {
      scoresToSteps(ALL_NOISE, 0, at, inputCount, learningRate);
      weighSteps(truths, weights, pitch, first, at, inputCount, learningRate);
      updateGroup(inputs, inputRows, inputCount, outputs, outputRows, first, outputCount, at);
    }
  }

  private void scoreAll(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      int from,
      int outputCount) {
    lastInputs = inputCount;
    lastOutputs = outputCount;
    int end = from + outputCount;
    int at = 0;
    for (int first = from; first < end; first += GROUP, at += maxInputs * SCORES) {
      if (end - first > SimdNarrowTile.OUTPUTS) {
        score(inputs, inputRows, inputCount, outputs, outputRows, first, end, at);
      } else {
        scoreNarrow(inputs, inputRows, inputCount, outputs, outputRows, first, end, at);
      }
    }
  }

  private void updateGroup(
      float[] inputs,
      int[] inputRows,
      int inputCount,
      float[] outputs,
      int[] outputRows,
      int first,
      int end,
      int at) {
    if (end - first < GROUP) {
      clearSteps(end - first, at, inputCount);
    }
    if (end - first > SimdNarrowTile.OUTPUTS) {
      update(inputs, inputRows, inputCount, outputs, outputRows, first, end, at);
    } else {
      updateNarrow(inputs, inputRows, inputCount, outputs, outputRows, first, end, at);
    }
  }

  private void score(
      float[] inputs,
      int[] rows,
      int count,
      float[] outputs,
      int[] outputRows,
      int first,
      int end,
      int at) {
    int r0 = outputRows[first];
    int r1 = outputRow(outputRows, first, 1, end);
    int r2 = outputRow(outputRows, first, 2, end);
    int r3 = outputRow(outputRows, first, 3, end);
    int r4 = outputRow(outputRows, first, 4, end);
    int r5 = outputRow(outputRows, first, 5, end);
    int i = 0;
    for (; i + 1 < count; i += 2, at += 2 * SCORES) {
      scoreTwo(
          inputs,
          rows[i],
          rows[i + 1],
          outputs,
          r0,
          r1,
          r2,
          r3,
          r4,
          r5,
          scores,
          at,
          sums,
          width,
          stride);
    }
    if (i < count) {
      scoreOne(inputs, rows[i], outputs, r0, r1, r2, r3, r4, r5, scores, at, sums, width, stride);
    }
  }

  private void scoreNarrow(
      float[] inputs,
      int[] rows,
      int count,
      float[] outputs,
      int[] outputRows,
      int first,
      int end,
      int at) {
    int r0 = outputRows[first];
    int r1 = outputRow(outputRows, first, 1, end);
    int r2 = outputRow(outputRows, first, 2, end);
    int i = 0;
    for (; i + 1 < count; i += 2, at += 2 * SCORES) {
      SimdNarrowTile.scoreTwo(
          inputs,
          rows[i],
          rows[i + 1],
          outputs,
          r0,
          r1,
          r2,
          scores,
          at,
          at + SCORES,
          sums,
          width,
          stride);
    }
    if (i < count) {
      SimdNarrowTile.scoreOne(
          inputs, rows[i], outputs, r0, r1, r2, scores, at, sums, width, stride);
    }
  }

  /** Places of the last group that have no output repeat its first row: their steps are zero. */
  private static int outputRow(int[] rows, int first, int j, int end) {
    return rows[first + j < end ? first + j : first];
  }

  /**
   * {@code rate · (label - σ(score))}, σ through {@code 2^n 2^f} with a polynomial for {@code 2^f},
   * |f| ≤ 0.5.
   */
  private void scoresToSteps(
      float[] labels, int first, int from, int inputCount, float learningRate) {
    int to = from + inputCount * SCORES;
    FloatVector one = FloatVector.broadcast(F, 1);
    FloatVector rate = FloatVector.broadcast(F, learningRate);
    for (int p = from; p < to; p += LANES) {
      FloatVector label = FloatVector.fromArray(F, labels, first + (p - from) % SCORES);
      FloatVector score = FloatVector.fromArray(F, scores, p);
      FloatVector power = score.min(MAX_SCORE).max(-MAX_SCORE).mul(-LOG2_E);
      FloatVector rounded = power.add(ROUNDER);
      FloatVector f = power.sub(rounded.sub(ROUNDER));
      FloatVector exp = f.mul(1.5353362e-4f).add(1.3398874e-3f);
      exp = exp.fma(f, FloatVector.broadcast(F, 9.618437e-3f));
      exp = exp.fma(f, FloatVector.broadcast(F, 5.5503324e-2f));
      exp = exp.fma(f, FloatVector.broadcast(F, 2.4022648e-1f));
      exp = exp.fma(f, FloatVector.broadcast(F, 6.9314720e-1f));
      exp = exp.fma(f, one);
      exp =
          exp.reinterpretAsInts()
              .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
              .reinterpretAsFloats();
      label.sub(one.div(exp.add(one))).mul(rate).intoArray(steps, p);
    }
  }

  /** From steps as if all pairs were noise, {@code -rate · σ(score)}, to those of the pairs. */
  private void weighSteps(
      float[] truths,
      float[] weights,
      int pitch,
      int first,
      int from,
      int inputCount,
      float learningRate) {
    FloatVector rate = FloatVector.broadcast(F, learningRate);
    for (int i = 0; i < inputCount; i++) {
      for (int lane = 0; lane < SCORES; lane += LANES) {
        int pair = i * pitch + first + lane;
        int at = from + i * SCORES + lane;
        FloatVector truth = FloatVector.fromArray(F, truths, pair).mul(rate);
        FloatVector weight = FloatVector.fromArray(F, weights, pair);
        FloatVector.fromArray(F, steps, at).fma(weight, truth).intoArray(steps, at);
      }
    }
  }

  private void clearSteps(int used, int from, int inputCount) {
    for (int j = used; j < GROUP; j++) {
      for (int p = from + j; p < from + inputCount * SCORES; p += SCORES) {
        steps[p] = 0;
      }
    }
  }

  private void update(
      float[] inputs,
      int[] rows,
      int count,
      float[] outputs,
      int[] outputRows,
      int first,
      int end,
      int at) {
    int r0 = outputRows[first];
    int r1 = outputRow(outputRows, first, 1, end);
    int r2 = outputRow(outputRows, first, 2, end);
    int r3 = outputRow(outputRows, first, 3, end);
    int r4 = outputRow(outputRows, first, 4, end);
    int r5 = outputRow(outputRows, first, 5, end);
    int i = 0;
    while (i < count) {
      int tile = tile(rows, i, count);
      int a = rows[i];
      if (tile == 4) {
        updateFour(
            inputs,
            a,
            rows[i + 1],
            rows[i + 2],
            rows[i + 3],
            outputs,
            r0,
            r1,
            r2,
            r3,
            r4,
            r5,
            steps,
            at,
            width);
      } else if (tile == 2) {
        updateTwo(inputs, a, rows[i + 1], outputs, r0, r1, r2, r3, r4, r5, steps, at, width);
      } else {
        updateOne(inputs, a, outputs, r0, r1, r2, r3, r4, r5, steps, at, width);
      }
      i += tile;
      at += tile * SCORES;
    }
  }

  private void updateNarrow(
      float[] inputs,
      int[] rows,
      int count,
      float[] outputs,
      int[] outputRows,
      int first,
      int end,
      int at) {
    int r0 = outputRows[first];
    int r1 = outputRow(outputRows, first, 1, end);
    int r2 = outputRow(outputRows, first, 2, end);
    for (int i = 0; i < count; ) {
      if (i + 1 < count && rows[i] != rows[i + 1]) {
        SimdNarrowTile.updateTwo(
            inputs, rows[i], rows[i + 1], outputs, r0, r1, r2, steps, at, at + SCORES, width);
        i += 2;
        at += 2 * SCORES;
      } else {
        SimdNarrowTile.updateOne(inputs, rows[i], outputs, r0, r1, r2, steps, at, width);
        i++;
        at += SCORES;
      }
    }
  }

  /** Input rows to update at once: four or two if there are that many and they are distinct. */
  private static int tile(int[] rows, int i, int count) {
    int left = count - i;
    if (left < 2 || rows[i] == rows[i + 1]) {
      return 1;
    }
    if (left < 4) {
      return 2;
    }
    int a = rows[i];
    int b = rows[i + 1];
    int c = rows[i + 2];
    int d = rows[i + 3];
    return a == c || a == d || b == c || b == d || c == d ? 2 : 4;
  }

  private static void scoreTwo(
      float[] inputs,
      int rowA,
      int rowB,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      int r3,
      int r4,
      int r5,
      float[] scores,
      int at,
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
      FloatVector o = FloatVector.fromArray(F, outputs, r0 + k);
      a0 = a.fma(o, a0);
      b0 = b.fma(o, b0);
      o = FloatVector.fromArray(F, outputs, r1 + k);
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
      LaneSums.add(sums, 6, 6, LANES, scores, at + SCORES);
      return;
    }
    scores[at] = a0.reduceLanes(VectorOperators.ADD);
    scores[at + 1] = a1.reduceLanes(VectorOperators.ADD);
    scores[at + 2] = a2.reduceLanes(VectorOperators.ADD);
    scores[at + 3] = a3.reduceLanes(VectorOperators.ADD);
    scores[at + 4] = a4.reduceLanes(VectorOperators.ADD);
    scores[at + 5] = a5.reduceLanes(VectorOperators.ADD);
    scores[at + SCORES] = b0.reduceLanes(VectorOperators.ADD);
    scores[at + SCORES + 1] = b1.reduceLanes(VectorOperators.ADD);
    scores[at + SCORES + 2] = b2.reduceLanes(VectorOperators.ADD);
    scores[at + SCORES + 3] = b3.reduceLanes(VectorOperators.ADD);
    scores[at + SCORES + 4] = b4.reduceLanes(VectorOperators.ADD);
    scores[at + SCORES + 5] = b5.reduceLanes(VectorOperators.ADD);
  }

  private static void scoreOne(
      float[] inputs,
      int rowA,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      int r3,
      int r4,
      int r5,
      float[] scores,
      int at,
      float[] sums,
      int width,
      int stride) {
    FloatVector a0 = FloatVector.zero(F);
    FloatVector a1 = FloatVector.zero(F);
    FloatVector a2 = FloatVector.zero(F);
    FloatVector a3 = FloatVector.zero(F);
    FloatVector a4 = FloatVector.zero(F);
    FloatVector a5 = FloatVector.zero(F);
    for (int k = 0; k < width; k += stride) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector o = FloatVector.fromArray(F, outputs, r0 + k);
      a0 = a.fma(o, a0);
      o = FloatVector.fromArray(F, outputs, r1 + k);
      a1 = a.fma(o, a1);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      a2 = a.fma(o, a2);
      o = FloatVector.fromArray(F, outputs, r3 + k);
      a3 = a.fma(o, a3);
      o = FloatVector.fromArray(F, outputs, r4 + k);
      a4 = a.fma(o, a4);
      o = FloatVector.fromArray(F, outputs, r5 + k);
      a5 = a.fma(o, a5);
    }
    if (sums != null) {
      a0.intoArray(sums, 0);
      a1.intoArray(sums, LANES);
      a2.intoArray(sums, 2 * LANES);
      a3.intoArray(sums, 3 * LANES);
      a4.intoArray(sums, 4 * LANES);
      a5.intoArray(sums, 5 * LANES);
      LaneSums.add(sums, 0, 6, LANES, scores, at);
      return;
    }
    scores[at] = a0.reduceLanes(VectorOperators.ADD);
    scores[at + 1] = a1.reduceLanes(VectorOperators.ADD);
    scores[at + 2] = a2.reduceLanes(VectorOperators.ADD);
    scores[at + 3] = a3.reduceLanes(VectorOperators.ADD);
    scores[at + 4] = a4.reduceLanes(VectorOperators.ADD);
    scores[at + 5] = a5.reduceLanes(VectorOperators.ADD);
  }

  private static void updateFour(
      float[] inputs,
      int rowA,
      int rowB,
      int rowC,
      int rowD,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      int r3,
      int r4,
      int r5,
      float[] steps,
      int at,
      int width) {
    for (int k = 0; k < width; k += LANES) {
      FloatVector a = FloatVector.fromArray(F, inputs, rowA + k);
      FloatVector newA = a;
      FloatVector b = FloatVector.fromArray(F, inputs, rowB + k);
      FloatVector newB = b;
      FloatVector c = FloatVector.fromArray(F, inputs, rowC + k);
      FloatVector newC = c;
      FloatVector d = FloatVector.fromArray(F, inputs, rowD + k);
      FloatVector newD = d;
      FloatVector o = FloatVector.fromArray(F, outputs, r0 + k);
      FloatVector step = FloatVector.broadcast(F, steps[at]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      step = FloatVector.broadcast(F, steps[at + 2 * SCORES]);
      newC = step.fma(o, newC);
      o = step.fma(c, o);
      step = FloatVector.broadcast(F, steps[at + 3 * SCORES]);
      newD = step.fma(o, newD);
      o = step.fma(d, o);
      o.intoArray(outputs, r0 + k);
      o = FloatVector.fromArray(F, outputs, r1 + k);
      step = FloatVector.broadcast(F, steps[at + 1]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 1]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      step = FloatVector.broadcast(F, steps[at + 2 * SCORES + 1]);
      newC = step.fma(o, newC);
      o = step.fma(c, o);
      step = FloatVector.broadcast(F, steps[at + 3 * SCORES + 1]);
      newD = step.fma(o, newD);
      o = step.fma(d, o);
      o.intoArray(outputs, r1 + k);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      step = FloatVector.broadcast(F, steps[at + 2]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 2]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      step = FloatVector.broadcast(F, steps[at + 2 * SCORES + 2]);
      newC = step.fma(o, newC);
      o = step.fma(c, o);
      step = FloatVector.broadcast(F, steps[at + 3 * SCORES + 2]);
      newD = step.fma(o, newD);
      o = step.fma(d, o);
      o.intoArray(outputs, r2 + k);
      o = FloatVector.fromArray(F, outputs, r3 + k);
      step = FloatVector.broadcast(F, steps[at + 3]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 3]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      step = FloatVector.broadcast(F, steps[at + 2 * SCORES + 3]);
      newC = step.fma(o, newC);
      o = step.fma(c, o);
      step = FloatVector.broadcast(F, steps[at + 3 * SCORES + 3]);
      newD = step.fma(o, newD);
      o = step.fma(d, o);
      o.intoArray(outputs, r3 + k);
      o = FloatVector.fromArray(F, outputs, r4 + k);
      step = FloatVector.broadcast(F, steps[at + 4]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 4]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      step = FloatVector.broadcast(F, steps[at + 2 * SCORES + 4]);
      newC = step.fma(o, newC);
      o = step.fma(c, o);
      step = FloatVector.broadcast(F, steps[at + 3 * SCORES + 4]);
      newD = step.fma(o, newD);
      o = step.fma(d, o);
      o.intoArray(outputs, r4 + k);
      o = FloatVector.fromArray(F, outputs, r5 + k);
      step = FloatVector.broadcast(F, steps[at + 5]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 5]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      step = FloatVector.broadcast(F, steps[at + 2 * SCORES + 5]);
      newC = step.fma(o, newC);
      o = step.fma(c, o);
      step = FloatVector.broadcast(F, steps[at + 3 * SCORES + 5]);
      newD = step.fma(o, newD);
      o = step.fma(d, o);
      o.intoArray(outputs, r5 + k);
      newA.intoArray(inputs, rowA + k);
      newB.intoArray(inputs, rowB + k);
      newC.intoArray(inputs, rowC + k);
      newD.intoArray(inputs, rowD + k);
    }
  }

  private static void updateTwo(
      float[] inputs,
      int rowA,
      int rowB,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      int r3,
      int r4,
      int r5,
      float[] steps,
      int at,
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
      step = FloatVector.broadcast(F, steps[at + SCORES]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r0 + k);
      o = FloatVector.fromArray(F, outputs, r1 + k);
      step = FloatVector.broadcast(F, steps[at + 1]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 1]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r1 + k);
      o = FloatVector.fromArray(F, outputs, r2 + k);
      step = FloatVector.broadcast(F, steps[at + 2]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 2]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r2 + k);
      o = FloatVector.fromArray(F, outputs, r3 + k);
      step = FloatVector.broadcast(F, steps[at + 3]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 3]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r3 + k);
      o = FloatVector.fromArray(F, outputs, r4 + k);
      step = FloatVector.broadcast(F, steps[at + 4]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 4]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r4 + k);
      o = FloatVector.fromArray(F, outputs, r5 + k);
      step = FloatVector.broadcast(F, steps[at + 5]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      step = FloatVector.broadcast(F, steps[at + SCORES + 5]);
      newB = step.fma(o, newB);
      o = step.fma(b, o);
      o.intoArray(outputs, r5 + k);
      newA.intoArray(inputs, rowA + k);
      newB.intoArray(inputs, rowB + k);
    }
  }

  private static void updateOne(
      float[] inputs,
      int rowA,
      float[] outputs,
      int r0,
      int r1,
      int r2,
      int r3,
      int r4,
      int r5,
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
      o = FloatVector.fromArray(F, outputs, r3 + k);
      step = FloatVector.broadcast(F, steps[at + 3]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      o.intoArray(outputs, r3 + k);
      o = FloatVector.fromArray(F, outputs, r4 + k);
      step = FloatVector.broadcast(F, steps[at + 4]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      o.intoArray(outputs, r4 + k);
      o = FloatVector.fromArray(F, outputs, r5 + k);
      step = FloatVector.broadcast(F, steps[at + 5]);
      newA = step.fma(o, newA);
      o = step.fma(a, o);
      o.intoArray(outputs, r5 + k);
      newA.intoArray(inputs, rowA + k);
    }
  }

  @Override
  public double lastWeightedLoss(float[] truths, float[] weights, int pitch) {
    double loss = 0;
    for (int i = 0; i < lastInputs; i++) {
      for (int j = 0; j < lastOutputs; j++) {
        double score = scores[(j / GROUP * maxInputs + i) * SCORES + j % GROUP];
        int pair = i * pitch + j;
        loss += truths[pair] * Math.log1p(Math.exp(-score));
        loss += (weights[pair] - truths[pair]) * Math.log1p(Math.exp(score));
      }
    }
    return loss;
  }

  @Override
  public double lastLoss(float[] labels, int from) {
    double loss = 0;
    for (int i = 0; i < lastInputs; i++) {
      for (int j = 0; j < lastOutputs; j++) {
        double score = scores[(j / GROUP * maxInputs + i) * SCORES + j % GROUP];
        loss += Math.log1p(Math.exp(labels[from + j] == 1 ? -score : score));
      }
    }
    return loss;
  }
}
