package dev.firth.embeddings.train;

import java.util.Arrays;

/**
 * Copies of the rows that a lane touches in a slice of text, and then what it has added to them.
 * The life of a slice: rows are named and trained ({@link #slot}); {@link #toDifferences} turns
 * them into what was added, while the model still is as it was; {@link LaneMerge} hands that to the
 * model; {@link #clear} forgets it.
 */
final class LaneRows implements ParameterRows {
  private static final int FIRST_CAPACITY = 64;

  private final ParameterMatrix model;
  private final int stride;

  /** By row of the model, its slot plus one, or 0 without a copy. */
  private final int[] slots;

  /** By slot, the row of the model and how often it was named. */
  private int[] copied = new int[FIRST_CAPACITY];

  private int[] touches = new int[FIRST_CAPACITY];

  private float[] values;
  private int count;

  LaneRows(ParameterMatrix model) {
    this.model = model;
    this.stride = model.stride();
    this.slots = new int[model.rows()];
    this.values = new float[FIRST_CAPACITY * stride];
  }

  @Override
  public int slot(int index) {
    int slot = slots[index] - 1;
    if (slot < 0) {
      slot = copy(index);
    }
    touches[slot]++;
    return slot;
  }

  private int copy(int index) {
    if (count == copied.length) {
      copied = Arrays.copyOf(copied, 2 * count);
      touches = Arrays.copyOf(touches, 2 * count);
      values = Arrays.copyOf(values, 2 * count * stride);
    }
    System.arraycopy(model.values(), model.row(index), values, count * stride, stride);
    copied[count] = index;
    touches[count] = 0;
    slots[index] = ++count;
    return count - 1;
  }

  @Override
  public float[] values() {
    return values;
  }

  @Override
  public int dim() {
    return model.dim();
  }

  @Override
  public int stride() {
    return stride;
  }

  /** Leaves in each copy what was added to it; the model must not have changed since. */
  void toDifferences() {
    float[] before = model.values();
    for (int slot = 0; slot < count; slot++) {
      int at = slot * stride;
      int row = model.row(copied[slot]);
      for (int k = 0; k < stride; k++) {
        values[at + k] -= before[row + k];
      }
      slots[copied[slot]] = 0;
    }
  }

  /** Number of copies. */
  int count() {
    return count;
  }

  /** The row of the model that a slot holds. */
  int copied(int slot) {
    return copied[slot];
  }

  /** How often it was named. */
  int touches(int slot) {
    return touches[slot];
  }

  void clear() {
    count = 0;
  }
}
