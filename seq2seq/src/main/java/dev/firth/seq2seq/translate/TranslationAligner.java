package dev.firth.seq2seq.translate;

import dev.firth.corpora.WordAlignment;
import dev.firth.seq2seq.align.PairAttention;
import dev.firth.seq2seq.align.UnknownWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Aligns the words of translations with those of their sources, by attention, and puts something in
 * the place of unknown ones.
 *
 * @param reader of the attention
 * @param unknown what replaces words with unknown tokens, which {@link
 *     TranslationOptions#withUnknown} allows to come; empty to leave them out
 */
public record TranslationAligner(AttentionReader reader, Optional<UnknownWords> unknown) {
  public TranslationAligner {
    Objects.requireNonNull(reader);
    Objects.requireNonNull(unknown);
  }

  /**
   * Aligns all translations of some sentences.
   *
   * @param texts what was translated
   * @param sentences what was found for each
   * @param options of the search
   */
  public List<AlignedSentence> align(
      List<String> texts, List<TranslatedSentence> sentences, TranslationOptions options) {
    List<String> sources = new ArrayList<>();
    List<Translation> all = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (Translation translation : sentences.get(i).translations()) {
        sources.add(texts.get(i));
        all.add(translation);
      }
    }
    List<PairAttention> attention = reader.ofTranslations(sources, all, options);
    List<AlignedSentence> aligned = new ArrayList<>();
    int from = 0;
    for (TranslatedSentence sentence : sentences) {
      int to = from + sentence.translations().size();
      aligned.add(aligned(sentence, attention.subList(from, to)));
      from = to;
    }
    return aligned;
  }

  private AlignedSentence aligned(TranslatedSentence sentence, List<PairAttention> attention) {
    List<Translation> translations = new ArrayList<>();
    List<WordAlignment> alignments = new ArrayList<>();
    for (int i = 0; i < attention.size(); i++) {
      Translation translation = sentence.translations().get(i);
      if (lacks(translation)) {
        var now = unknown.orElseThrow().replace(attention.get(i), reader.unknown().orElseThrow());
        translations.add(translation.reading(reader.text(now.text()), now.text()));
        alignments.add(now.alignment());
      } else {
        translations.add(translation);
        alignments.add(attention.get(i).alignment());
      }
    }
    return new AlignedSentence(
        new TranslatedSentence(sentence.sourceTokens(), sentence.cut(), translations), alignments);
  }

  /** Whether something of it is to be replaced. */
  private boolean lacks(Translation translation) {
    return unknown.isPresent()
        && reader.unknown().stream().anyMatch(translation.tokens()::contains);
  }
}
