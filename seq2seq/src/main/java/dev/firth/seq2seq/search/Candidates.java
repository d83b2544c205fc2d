package dev.firth.seq2seq.search;

/**
 * The next tokens of some rows, as a {@link StepFunction} returns them: for each row the k best,
 * best first, or all in the order of their ids. A log-probability of negative infinity is no
 * candidate, whatever token stands beside it, so rows with less than k allowed tokens are filled up
 * with it.
 *
 * <p>Of tokens of equal log-probability the one with the smaller id should come first. The searches
 * put what they get in that order themselves; only which of equal tokens is the k-th is left to the
 * step function.
 *
 * @param rows the number of rows
 * @param width entries in each row: k, or the size of the vocabulary
 * @param tokens rows x width; empty where all log-probabilities are given: entry i is token i then
 * @param logProbabilities rows x width, natural logarithms, normalised over the vocabulary before
 *     bans ({@link Edits})
 * @param attention rows x attentionWidth: the weights over the positions of the source with which
 *     the row's next token is predicted, not negative; 0 where the row's source is shorter. Empty
 *     if not asked for
 * @param attentionWidth positions of the longest source; 0 if attention is not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // plain data for loops, compared by nobody
public record Candidates(
    int rows,
    int width,
    int[] tokens,
    float[] logProbabilities,
    float[] attention,
    int attentionWidth) {
  /**
   * @throws IllegalArgumentException if an array has not the length that the shape gives
   */
  public Candidates {
    check("log-probabilities", logProbabilities.length, (long) rows * width);
    if (tokens.length > 0) {
      check("tokens", tokens.length, (long) rows * width);
    }
    check("attention weights", attention.length, (long) rows * attentionWidth);
  }

  private static void check(String what, long found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException(found + " " + what + " where the shape asks " + expected);
    }
  }

  /** The best tokens of each row, k of them. */
  public static Candidates best(int k, int[] tokens, float[] logProbabilities) {
    return new Candidates(
        k == 0 ? 0 : logProbabilities.length / k, k, tokens, logProbabilities, new float[0], 0);
  }

  /** All log-probabilities of each row. */
  public static Candidates wholeRows(int vocabularySize, float[] logProbabilities) {
    return best(vocabularySize, new int[0], logProbabilities);
  }

  /** The same with attention weights, rows x positions. */
  public Candidates withAttention(int positions, float[] weights) {
    return new Candidates(rows, width, tokens, logProbabilities, weights, positions);
  }

  /** The token of an entry. */
  public int token(int row, int entry) {
    return tokens.length == 0 ? entry : tokens[row * width + entry];
  }

  /** The log-probability of an entry. */
  public float logProbability(int row, int entry) {
    return logProbabilities[row * width + entry];
  }
}
