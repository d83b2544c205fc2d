package dev.firth.seq2seq.search;

import java.util.Arrays;

/**
 * What a step returns for given raw scores, in plain Java: the definition of {@link Edits}, the
 * last stage of step functions that are no networks, and what an engine's own version is compared
 * with.
 */
public final class NextTokens {
  private NextTokens() {}

  /**
   * Edits raw scores, takes the softmax, and selects what the request asks for.
   *
   * @param scores rows x vocabularySize, what the softmax is taken of; log-probabilities will do.
   *     Overwritten
   * @throws IllegalArgumentException if there are not as many scores, or fewer tokens than asked
   *     for
   */
  public static Candidates of(float[] scores, int vocabularySize, StepRequest request) {
    if (scores.length != (long) request.rows() * vocabularySize || request.k() > vocabularySize) {
      throw new IllegalArgumentException(
          "%d scores for %d rows of %d tokens, k %d"
              .formatted(scores.length, request.rows(), vocabularySize, request.k()));
    }
    penalise(scores, request.edits());
    for (int row = 0; row < request.rows(); row++) {
      normalise(scores, row * vocabularySize, vocabularySize);
    }
    return ofNormalised(scores, vocabularySize, request);
  }

  /** The same for scores that were penalised and normalised before. */
  static Candidates ofNormalised(float[] scores, int vocabularySize, StepRequest request) {
    restrict(scores, vocabularySize, request.rows(), request.edits());
    return request.wholeRows()
        ? Candidates.wholeRows(vocabularySize, scores)
        : TopTokens.of(scores, vocabularySize, request.k());
  }

  private static void penalise(float[] scores, Edits edits) {
    for (int cell : edits.repeated()) {
      scores[cell] =
          scores[cell] > 0 ? scores[cell] / edits.penalty() : scores[cell] * edits.penalty();
    }
  }

  /** Log-softmax of a row; one without any finite score stays as it is. */
  static void normalise(float[] scores, int from, int size) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + size; i++) {
      max = Math.max(max, scores[i]);
    }
    if (max == Float.NEGATIVE_INFINITY) {
      return;
    }
    double sum = 0;
    for (int i = from; i < from + size; i++) {
      sum += Math.exp((double) scores[i] - max);
    }
    double logSum = Math.log(sum);
    for (int i = from; i < from + size; i++) {
      // in this order, as the sum with a huge maximum would lose the logarithm
      scores[i] = (float) ((double) scores[i] - max - logSum);
    }
  }

  private static void restrict(float[] scores, int vocabularySize, int rows, Edits edits) {
    float[] kept = scoresOfForced(scores, vocabularySize, edits);
    for (int cell : edits.banned()) {
      scores[cell] = Float.NEGATIVE_INFINITY;
    }
    for (int row = 0; row < rows; row++) {
      for (int token : edits.never()) {
        scores[row * vocabularySize + token] = Float.NEGATIVE_INFINITY;
      }
    }
    for (int row = 0; row < kept.length; row++) {
      if (edits.forced()[row] != Edits.FREE) {
        int start = row * vocabularySize;
        Arrays.fill(scores, start, start + vocabularySize, Float.NEGATIVE_INFINITY);
        scores[start + edits.forced()[row]] = kept[row];
      }
    }
  }

  /** Read before the bans, which do not hold for them. */
  private static float[] scoresOfForced(float[] scores, int vocabularySize, Edits edits) {
    float[] kept = new float[edits.forced().length];
    for (int row = 0; row < kept.length; row++) {
      int token = edits.forced()[row];
      kept[row] = token == Edits.FREE ? 0 : scores[row * vocabularySize + token];
    }
    return kept;
  }
}
