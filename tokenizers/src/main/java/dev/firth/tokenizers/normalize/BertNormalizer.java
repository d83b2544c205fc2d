package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import java.util.Optional;

/**
 * What BERT does to a text before it is cut into words, in this order.
 *
 * @param cleanText drops controls, formats, private use and U+FFFD, and makes all white space blank
 * @param handleChineseChars puts blanks around every CJK ideograph
 * @param stripAccents decomposes characters and drops nonspacing marks; as {@code lowercase} if
 *     empty
 * @param lowercase lower-cases every character
 */
public record BertNormalizer(
    boolean cleanText,
    boolean handleChineseChars,
    Optional<Boolean> stripAccents,
    boolean lowercase)
    implements Normalizer {
  private static final Lowercase LOWERCASE = new Lowercase();
  private static final Nfd NFD = new Nfd();

  /** As the uncased models have it. */
  public static BertNormalizer uncased() {
    return new BertNormalizer(true, true, Optional.empty(), true);
  }

  /** As the cased models have it. */
  public static BertNormalizer cased() {
    return new BertNormalizer(true, true, Optional.empty(), false);
  }

  /** Whether accents are dropped in the end. */
  public boolean stripsAccents() {
    return stripAccents.orElse(lowercase);
  }

  @Override
  public NormalizedText normalize(NormalizedText text) {
    NormalizedText result = text;
    if (cleanText) {
      result = Rewriting.keep(result, codePoint -> !isDropped(codePoint));
      result = Rewriting.map(result, codePoint -> isBlank(codePoint) ? ' ' : codePoint);
    }
    if (handleChineseChars) {
      result = withBlanksAroundIdeographs(result);
    }
    if (stripsAccents()) {
      result = NFD.normalize(result);
      result = Rewriting.keep(result, codePoint -> !UnicodeData.isNonspacingMark(codePoint));
    }
    return lowercase ? LOWERCASE.normalize(result) : result;
  }

  /** Whether cleaning drops a character. */
  public static boolean isDropped(int codePoint) {
    return switch (codePoint) {
      case '\t', '\n', '\r' -> false;
      case 0xfffd -> true;
      default -> UnicodeData.isOther(codePoint);
    };
  }

  /** Whether cleaning turns a character into a blank. */
  public static boolean isBlank(int codePoint) {
    return UnicodeData.isWhiteSpace(codePoint);
  }

  /** Whether a character is one of the CJK ideographs that BERT makes words of. */
  public static boolean isIdeograph(int codePoint) {
    return codePoint >= 0x3400
        && (codePoint <= 0x4dbf
            || (codePoint >= 0x4e00 && codePoint <= 0x9fff)
            || (codePoint >= 0xf900 && codePoint <= 0xfaff)
            || (codePoint >= 0x20000 && codePoint <= 0x2a6df)
            || (codePoint >= 0x2a700 && codePoint <= 0x2b81f)
            || (codePoint >= 0x2b920 && codePoint <= 0x2ceaf)
            || (codePoint >= 0x2f800 && codePoint <= 0x2fa1f));
  }

  private static NormalizedText withBlanksAroundIdeographs(NormalizedText text) {
    NormalizedText.Editor editor = null;
    int length = text.length();
    for (int at = 0; at < length; ) {
      int codePoint = text.codePointAt(at);
      if (isIdeograph(codePoint)) {
        editor = editor == null ? text.edit() : editor;
        editor.keepTo(at).replace(' ').insert(codePoint).insert(' ');
      }
      at += Character.charCount(codePoint);
    }
    return editor == null ? text : editor.keepTo(length).done();
  }
}
