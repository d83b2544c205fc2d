package dev.firth.seq2seq.search;

/** A step function gave an answer that cannot be used; the message says in which step and row. */
public final class StepException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int step;
  private final int row;

  StepException(int step, int row, String what) {
    super("step " + step + ", row " + row + ": " + what);
    this.step = step;
    this.row = row;
  }

  StepException(int step, String what) {
    super("step " + step + ": " + what);
    this.step = step;
    this.row = -1;
  }

  /** The step, from 0. */
  public int step() {
    return step;
  }

  /** The row, from 0; -1 if the answer as a whole is to blame. */
  public int row() {
    return row;
  }
}
