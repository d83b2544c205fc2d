package dev.firth.seq2seq.translate;

import dev.firth.corpora.WordAlignment;
import java.util.List;

/**
 * What was found for a sentence, and which of its words became which.
 *
 * @param sentence with its translations
 * @param alignments of each translation; none if nobody asked
 */
public record AlignedSentence(TranslatedSentence sentence, List<WordAlignment> alignments) {
  public AlignedSentence {
    alignments = List.copyOf(alignments);
  }

  /** A sentence of which nobody wants to know. */
  public static AlignedSentence unaligned(TranslatedSentence sentence) {
    return new AlignedSentence(sentence, List.of());
  }
}
