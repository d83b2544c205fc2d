package dev.firth.eval.translation;

import java.util.List;

/**
 * What is odd about hypotheses and references, and may be why a score is.
 *
 * @param emptyHypotheses hypotheses without a character that is no blank
 * @param emptyReferences segments whose references are all empty
 * @param tokenizedEndings hypotheses that end with a blank and a full stop, as tokenised text does
 * @param brokenBytes bytes that were not UTF-8
 */
public record InputFindings(
    long emptyHypotheses, long emptyReferences, long tokenizedEndings, long brokenBytes) {
  /** Nothing odd. */
  public static final InputFindings NONE = new InputFindings(0, 0, 0, 0);

  /** What is odd about one segment. */
  static InputFindings of(String hypothesis, List<String> references) {
    boolean noReference = references.stream().allMatch(InputFindings::isEmpty);
    boolean tokenized = hypothesis.endsWith(" .");
    if (!noReference && !tokenized && !isEmpty(hypothesis)) {
      return NONE;
    }
    return new InputFindings(
        isEmpty(hypothesis) ? 1 : 0, noReference ? 1 : 0, tokenized ? 1 : 0, 0);
  }

  private static boolean isEmpty(String text) {
    return PythonText.stripTrailing(text).isEmpty();
  }

  InputFindings plus(InputFindings other) {
    return other.equals(NONE)
        ? this
        : new InputFindings(
            emptyHypotheses + other.emptyHypotheses,
            emptyReferences + other.emptyReferences,
            tokenizedEndings + other.tokenizedEndings,
            brokenBytes + other.brokenBytes);
  }

  InputFindings withBrokenBytes(long bytes) {
    return new InputFindings(emptyHypotheses, emptyReferences, tokenizedEndings, bytes);
  }
}
