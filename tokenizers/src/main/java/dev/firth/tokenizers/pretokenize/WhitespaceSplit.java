package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.util.function.Consumer;

/** What stands between white space. */
public record WhitespaceSplit() implements PreTokenizer {
  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    Segments.split(text, UnicodeData::isWhiteSpace, SplitBehavior.REMOVED, pieces);
  }
}
