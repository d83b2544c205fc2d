package dev.firth.seq2seq.translate;

import java.util.List;

/**
 * What a model makes of a sentence.
 *
 * @param text that the tokens stand for
 * @param words the same as the model writes it, such as in lower case and with blanks around
 *     punctuation; where the model has no such form, the text
 * @param tokens of the target's vocabulary
 * @param score what translations of a sentence are ranked by: the log-probability with length and
 *     coverage penalty
 * @param logProbability of the tokens and the end behind them, given the source; natural logarithm
 * @param ended whether the model ended it; else it was cut at its greatest length
 * @param constraintsMet whether it has all phrases that it should have; true if there are none
 */
public record Translation(
    String text,
    String words,
    List<String> tokens,
    double score,
    double logProbability,
    boolean ended,
    boolean constraintsMet) {
  /** That of an empty line: an empty line. */
  static final Translation EMPTY = new Translation("", "", List.of(), 0, 0, true, true);

  /** The same of a line that should have had phrases. */
  static final Translation EMPTY_OF_PHRASES = new Translation("", "", List.of(), 0, 0, true, false);

  public Translation {
    tokens = List.copyOf(tokens);
  }

  /** The same tokens, read in another way. */
  Translation reading(String otherText, String otherWords) {
    return new Translation(
        otherText, otherWords, tokens, score, logProbability, ended, constraintsMet);
  }
}
