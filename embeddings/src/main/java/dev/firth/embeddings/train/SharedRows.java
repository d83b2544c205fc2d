package dev.firth.embeddings.train;

/**
 * A thread's copies of the few rows that every thread changes at every step, such as those at the
 * top of a Huffman tree. Written in place, such rows would travel from one core's cache to the
 * other's at each step, and more threads would be slower than one. What a thread has added to its
 * copies goes to the model after some hundred steps, when it also sees what others have added.
 */
final class SharedRows implements ParameterRows {
  /** Copies live for so many namings of a row: about 250 steps that name six. */
  private static final int LIFE = 1500;

  private final ParameterMatrix model;

  /** The rows of the model that there are copies of. */
  private final int[] rows;

  /** By row of the model, the slot of its copy. */
  private final int[] slots;

  private final float[] values;

  /** The copies as they were when they were made. */
  private final float[] before;

  private int namings;

  /**
   * @param rows of the model; no others may be named
   */
  SharedRows(ParameterMatrix model, int[] rows) {
    this.model = model;
    this.rows = rows;
    this.slots = new int[model.rows()];
    for (int slot = 0; slot < rows.length; slot++) {
      slots[rows[slot]] = slot;
    }
    this.values = new float[rows.length * model.stride()];
    this.before = values.clone();
    exchange();
  }

  @Override
  public int slot(int index) {
    if (++namings > LIFE) {
      exchange();
    }
    return slots[index];
  }

  /** Adds to the model what was added to the copies, and copies its rows again. */
  void exchange() {
    namings = 0;
    float[] all = model.values();
    int stride = model.stride();
    // Seldom enough for a lock: an addition that gets lost here would be that of many steps.
    synchronized (all) {
      for (int slot = 0; slot < rows.length; slot++) {
        int from = rows[slot] * stride;
        int at = slot * stride;
        for (int k = 0; k < stride; k++) {
          all[from + k] += values[at + k] - before[at + k];
        }
        System.arraycopy(all, from, values, at, stride);
        System.arraycopy(all, from, before, at, stride);
      }
    }
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
    return model.stride();
  }
}
