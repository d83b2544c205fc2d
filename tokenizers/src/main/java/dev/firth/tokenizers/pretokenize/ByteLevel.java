package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import dev.firth.tokenizers.normalize.ByteAlphabet;
import java.util.function.Consumer;

/**
 * Cuts as GPT-2 does and spells every piece in the characters of its bytes.
 *
 * @param addPrefixSpace puts a blank before a text that does not begin with one
 * @param trimOffsets whether offsets of tokens leave out blanks; only the post-processor of the
 *     same name looks at it
 * @param useRegex whether it cuts at all
 */
public record ByteLevel(boolean addPrefixSpace, boolean trimOffsets, boolean useRegex)
    implements PreTokenizer {
  /** The regular expression of GPT-2. */
  public static final String GPT2_REGEX =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  private static final SearchPattern GPT2 = SearchPattern.regex(GPT2_REGEX);

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    if (text.isEmpty()) {
      return;
    }
    NormalizedText whole = addPrefixSpace && text.charAt(0) != ' ' ? text.prepend(" ") : text;
    if (!useRegex) {
      pieces.accept(ByteAlphabet.spell(whole));
      return;
    }
    var segments =
        new Segments(
            whole,
            SplitBehavior.ISOLATED,
            false,
            piece -> pieces.accept(ByteAlphabet.spell(piece)));
    GPT2.find(whole, segments::match);
    segments.done();
  }
}
