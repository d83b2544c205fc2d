package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.util.function.Consumer;

/**
 * Cuts numbers from what is around them.
 *
 * @param individualDigits makes every digit a piece of its own
 */
public record Digits(boolean individualDigits) implements PreTokenizer {
  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    SplitBehavior behavior = individualDigits ? SplitBehavior.ISOLATED : SplitBehavior.CONTIGUOUS;
    Segments.split(text, UnicodeData::isNumeric, behavior, pieces);
  }
}
