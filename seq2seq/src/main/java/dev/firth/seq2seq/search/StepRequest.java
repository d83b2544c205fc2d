package dev.firth.seq2seq.search;

import java.util.Objects;

/**
 * What a search asks of a {@link StepFunction}: which rows go on, by which tokens, and what is to
 * come back. The arrays are made anew for each request; nobody changes them.
 *
 * @param parents for each new row the row of the step before that it continues
 * @param tokens for each new row the token that is appended
 * @param edits what the log-probabilities of the next tokens are subject to
 * @param k how many next tokens of each row come back, the best ones, at most the size of the
 *     vocabulary; {@link #WHOLE_ROWS} for all of them in the order of their ids
 * @param attention whether the attention of each row comes back too
 */
@SuppressWarnings("ArrayRecordComponent") // plain data for loops, compared by nobody
public record StepRequest(int[] parents, int[] tokens, Edits edits, int k, boolean attention) {
  /** The value of {@link #k} that asks for all log-probabilities, not for the best. */
  public static final int WHOLE_ROWS = 0;

  /**
   * @throws IllegalArgumentException if parents and tokens are not equally many, or k is negative
   */
  public StepRequest {
    Objects.requireNonNull(edits);
    if (parents.length != tokens.length || k < 0) {
      throw new IllegalArgumentException(
          parents.length + " parents, " + tokens.length + " tokens, k " + k);
    }
  }

  /** The number of rows after this step. */
  public int rows() {
    return parents.length;
  }

  /** Whether all log-probabilities are asked for. */
  public boolean wholeRows() {
    return k == WHOLE_ROWS;
  }

  /**
   * Whether the rows are those of the step before, in their order: a state need not be reordered
   * then.
   *
   * @param rowsBefore the number of rows of the step before
   */
  public boolean keepsRows(int rowsBefore) {
    if (rowsBefore != parents.length) {
      return false;
    }
    for (int row = 0; row < rowsBefore; row++) {
      if (parents[row] != row) {
        return false;
      }
    }
    return true;
  }

  /** The same for all log-probabilities, under other edits. */
  StepRequest forWholeRows(Edits others) {
    return new StepRequest(parents, tokens, others, WHOLE_ROWS, attention);
  }
}
