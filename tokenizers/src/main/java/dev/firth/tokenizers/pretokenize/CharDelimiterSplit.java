package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import java.util.function.Consumer;

/** What stands between the occurrences of one character, given as a code point. */
public record CharDelimiterSplit(int delimiter) implements PreTokenizer {
  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    Segments.split(text, codePoint -> codePoint == delimiter, SplitBehavior.REMOVED, pieces);
  }
}
