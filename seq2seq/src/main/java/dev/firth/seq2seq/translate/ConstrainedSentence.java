package dev.firth.seq2seq.translate;

import java.util.List;

/**
 * A source sentence with what its translation must have.
 *
 * @param text of the source
 * @param phrases words of the target language that follow each other so in the translation; one
 *     that is given twice has to come twice
 */
public record ConstrainedSentence(String text, List<String> phrases) {
  public ConstrainedSentence {
    phrases = List.copyOf(phrases);
  }

  /** A sentence that may be translated in any words. */
  public static ConstrainedSentence free(String text) {
    return new ConstrainedSentence(text, List.of());
  }
}
