package dev.firth.seq2seq.translate;

import java.util.List;

/**
 * A source sentence with what a search found for it.
 *
 * @param sourceTokens of the sentence, the end token not counted
 * @param cut whether the sentence had more tokens than allowed, so that only its beginning was
 *     translated
 * @param translations best first; none if the rules of the search allow no sequence
 */
public record TranslatedSentence(int sourceTokens, boolean cut, List<Translation> translations) {
  public TranslatedSentence {
    translations = List.copyOf(translations);
  }

  /** The text of the best translation; empty if there is none. */
  public String text() {
    return translations.isEmpty() ? "" : translations.getFirst().text();
  }

  /** Whether the best translation has all phrases that it should have. */
  public boolean constraintsMet() {
    return !translations.isEmpty() && translations.getFirst().constraintsMet();
  }
}
