package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/**
 * Drops control characters and turns rarer white space into blanks, as SentencePiece's rules of the
 * name {@code nmt} do.
 */
public record Nmt() implements Normalizer {
  @Override
  public NormalizedText normalize(NormalizedText text) {
    NormalizedText kept = Rewriting.keep(text, codePoint -> !isDropped(codePoint));
    return Rewriting.map(kept, codePoint -> isBlank(codePoint) ? ' ' : codePoint);
  }

  private static boolean isDropped(int codePoint) {
    return (codePoint >= 0x01 && codePoint <= 0x08)
        || codePoint == 0x0b
        || (codePoint >= 0x0e && codePoint <= 0x1f)
        || codePoint == 0x7f
        || codePoint == 0x8f
        || codePoint == 0x9f;
  }

  private static boolean isBlank(int codePoint) {
    return switch (codePoint) {
      case '\t', '\n', '\f', '\r', 0x1680, 0x2028, 0x2029, 0x2581, 0xfeff, 0xfffd -> true;
      default -> codePoint >= 0x200b && codePoint <= 0x200f;
    };
  }
}
