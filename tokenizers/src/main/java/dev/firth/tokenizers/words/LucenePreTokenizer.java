package dev.firth.tokenizers.words;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Cuts where one of {@link LuceneAnalyzers} finds words. The pieces are the text as it stands, not
 * the analyzer's terms; what it leaves out, such as stop words, falls away, and of words that
 * overlap the later ones. It has no counterpart in {@code tokenizer.json}.
 */
public record LucenePreTokenizer(AnalyzerWords words) implements PreTokenizer {
  public LucenePreTokenizer {
    Objects.requireNonNull(words, "words");
  }

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    int[] last = {0};
    words.find(
        text.toString(),
        (start, end) -> {
          if (start >= last[0] && start < end) {
            pieces.accept(text.part(start, end));
            last[0] = end;
          }
        });
  }
}
