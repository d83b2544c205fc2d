package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Changes to texts that concern one character at a time; a text without a change is given back. */
final class Rewriting {
  private Rewriting() {}

  /** The characters that a test keeps. */
  static NormalizedText keep(NormalizedText text, IntPredicate kept) {
    NormalizedText.Editor editor = null;
    int length = text.length();
    for (int at = 0; at < length; ) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (!kept.test(codePoint)) {
        editor = editor == null ? text.edit() : editor;
        editor.keepTo(at).skipTo(next);
      }
      at = next;
    }
    return editor == null ? text : editor.keepTo(length).done();
  }

  /** Every character replaced by another, or itself. */
  static NormalizedText map(NormalizedText text, IntUnaryOperator mapping) {
    NormalizedText.Editor editor = null;
    int length = text.length();
    for (int at = 0; at < length; ) {
      int codePoint = text.codePointAt(at);
      int mapped = mapping.applyAsInt(codePoint);
      if (mapped != codePoint) {
        editor = editor == null ? text.edit() : editor;
        editor.keepTo(at).replace(mapped);
      }
      at += Character.charCount(codePoint);
    }
    return editor == null ? text : editor.keepTo(length).done();
  }
}
