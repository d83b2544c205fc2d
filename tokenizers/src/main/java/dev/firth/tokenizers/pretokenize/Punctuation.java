package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.util.Objects;
import java.util.function.Consumer;

/** Cuts at punctuation characters. */
public record Punctuation(SplitBehavior behavior) implements PreTokenizer {
  public Punctuation {
    Objects.requireNonNull(behavior, "behavior");
  }

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    Segments.split(text, UnicodeData::isPunctuation, behavior, pieces);
  }
}
