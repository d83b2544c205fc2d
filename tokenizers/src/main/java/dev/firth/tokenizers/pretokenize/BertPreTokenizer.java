package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.util.function.Consumer;

/** Cuts at white space, which falls away, and makes every punctuation character a piece. */
public record BertPreTokenizer() implements PreTokenizer {
  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    int length = text.length();
    int start = 0;
    for (int at = 0; at < length; ) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      boolean punctuation = UnicodeData.isPunctuation(codePoint);
      if (punctuation || UnicodeData.isWhiteSpace(codePoint)) {
        if (start < at) {
          pieces.accept(text.part(start, at));
        }
        if (punctuation) {
          pieces.accept(text.part(at, next));
        }
        start = next;
      }
      at = next;
    }
    if (start < length) {
      pieces.accept(text.part(start, length));
    }
  }
}
