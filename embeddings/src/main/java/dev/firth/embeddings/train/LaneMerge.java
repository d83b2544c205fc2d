package dev.firth.embeddings.train;

import java.util.BitSet;
import java.util.List;

/**
 * Adds to a matrix what the lanes have learned in a round, lane by lane.
 *
 * <p>Lanes that moved a row a little have seen different text, and their differences add up. Lanes
 * that moved it often have each gone most of the way that one lane would have gone alone, and their
 * sum would overshoot, so that small vocabularies and the root of a Huffman tree diverge: there the
 * mean is right. In between, {@code m} lanes' sum is divided by {@code 1 + (m - 1) g}, where {@code
 * g} grows from 0 to 1 with the updates of a lane times the learning rate.
 */
final class LaneMerge {
  /**
   * How much of the way to a score's target an update goes, as a multiple of the learning rate; the
   * slope of σ is at most 1/4. Found by trial: docs/decisions/0012-determinism.md.
   */
  private static final float WAY = 0.125f;

  private final ParameterMatrix model;
  private final List<LaneRows> lanes;

  /** By row, the lanes that touched it in this round, and how often all together. */
  private final int[] lanesOf;

  private final int[] touchesOf;

  /** Rows that nothing is added to. */
  private final BitSet locked;

  /** What {@link #WAY} and the updates that follow a row's being named come to. */
  private final float way;

  /**
   * @param updates that a row gets when it is named once, about
   * @param locked rows that keep their bits
   */
  LaneMerge(ParameterMatrix model, List<LaneRows> lanes, float updates, BitSet locked) {
    this.model = model;
    this.way = WAY * updates;
    this.lanes = List.copyOf(lanes);
    this.locked = locked;
    this.lanesOf = new int[model.rows()];
    this.touchesOf = new int[model.rows()];
  }

  /**
   * Merges the rows of a part: row i belongs to part i modulo the number of parts, so that several
   * threads can merge at once.
   */
  void merge(int part, int parts, float learningRate) {
    for (int i = 0; i < lanes.size(); i++) {
      tally(lanes.get(i), part, parts);
    }
    for (int i = 0; i < lanes.size(); i++) {
      add(lanes.get(i), part, parts, learningRate);
    }
    for (int i = 0; i < lanes.size(); i++) {
      forget(lanes.get(i), part, parts);
    }
  }

  private void tally(LaneRows lane, int part, int parts) {
    for (int slot = 0; slot < lane.count(); slot++) {
      int row = lane.copied(slot);
      if (row % parts == part) {
        lanesOf[row]++;
        touchesOf[row] += lane.touches(slot);
      }
    }
  }

  private void add(LaneRows lane, int part, int parts, float learningRate) {
    float[] source = lane.values();
    float[] target = model.values();
    int stride = model.stride();
    for (int slot = 0; slot < lane.count(); slot++) {
      int row = lane.copied(slot);
      if (row % parts == part && !locked.get(row)) {
        float weight = weight(lanesOf[row], touchesOf[row], learningRate);
        int from = slot * stride;
        int to = model.row(row);
        for (int k = 0; k < stride; k++) {
          target[to + k] += weight * source[from + k];
        }
      }
    }
  }

  private float weight(int lanes, int touches, float learningRate) {
    float done = Math.min(1, way * learningRate * (float) touches / (float) lanes);
    return 1 / (1 + (float) (lanes - 1) * done);
  }

  private void forget(LaneRows lane, int part, int parts) {
    for (int slot = 0; slot < lane.count(); slot++) {
      int row = lane.copied(slot);
      if (row % parts == part) {
        lanesOf[row] = 0;
        touchesOf[row] = 0;
      }
    }
  }
}
