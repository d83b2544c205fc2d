package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;

/** Drops white space at the ends of a text. */
public record Strip(boolean stripLeft, boolean stripRight) implements Normalizer {
  @Override
  public NormalizedText normalize(NormalizedText text) {
    int end = text.length();
    int start = 0;
    while (stripLeft && start < end && UnicodeData.isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (stripRight && end > start && UnicodeData.isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    if (end - start == text.length()) {
      return text;
    }
    return text.edit().skipTo(start).keepTo(end).done();
  }
}
