package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import java.util.function.Consumer;

/** Pieces of so many characters; the last one may be shorter. */
public record FixedLength(int length) implements PreTokenizer {
  public FixedLength {
    if (length < 1) {
      throw new IllegalArgumentException("pieces of " + length + " characters");
    }
  }

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    int start = 0;
    int characters = 0;
    for (int at = 0; at < text.length(); ) {
      at += Character.charCount(text.codePointAt(at));
      if (++characters == length) {
        pieces.accept(text.part(start, at));
        start = at;
        characters = 0;
      }
    }
    if (start < text.length()) {
      pieces.accept(text.part(start, text.length()));
    }
  }
}
