package dev.firth.eval.translation;

import java.util.Arrays;

/** Which words of a hypothesis stand for which words of the reference, and where they are wrong. */
final class Alignment {
  private int[] places = new int[64];

  /** Errors before each word, so that a stretch without one is seen by a difference. */
  private int[] hypothesisErrors = new int[64];

  private int[] referenceErrors = new int[64];
  private int hypothesisLength;
  private int referenceLength;

  void reset(int newHypothesisLength, int newReferenceLength) {
    hypothesisLength = newHypothesisLength;
    referenceLength = newReferenceLength;
    if (hypothesisLength >= hypothesisErrors.length) {
      hypothesisErrors = new int[2 * hypothesisLength];
    }
    if (referenceLength >= referenceErrors.length) {
      referenceErrors = new int[2 * referenceLength];
      places = new int[2 * referenceLength];
    }
    Arrays.fill(hypothesisErrors, 0, hypothesisLength + 1, 0);
    Arrays.fill(referenceErrors, 0, referenceLength + 1, 0);
  }

  void pair(int hypothesis, int reference, boolean wrong) {
    places[reference] = hypothesis;
    hypothesisErrors[hypothesis + 1] = wrong ? 1 : 0;
    referenceErrors[reference + 1] = wrong ? 1 : 0;
  }

  void deleted(int hypothesis) {
    hypothesisErrors[hypothesis + 1] = 1;
  }

  /** A word that is missing behind a word of the hypothesis, or before the first one (-1). */
  void inserted(int behind, int reference) {
    places[reference] = behind;
    referenceErrors[reference + 1] = 1;
  }

  /** Sums the errors up when all words are told. */
  void finish() {
    for (int i = 0; i < hypothesisLength; i++) {
      hypothesisErrors[i + 1] += hypothesisErrors[i];
    }
    for (int i = 0; i < referenceLength; i++) {
      referenceErrors[i + 1] += referenceErrors[i];
    }
  }

  /** The word of the hypothesis that stands for a word of the reference or before it; or -1. */
  int placeOf(int reference) {
    return places[reference];
  }

  boolean hypothesisIsRight(int start, int length) {
    return hypothesisErrors[start] == hypothesisErrors[start + length];
  }

  boolean referenceIsMatched(int start, int length) {
    return referenceErrors[start] == referenceErrors[start + length];
  }
}
