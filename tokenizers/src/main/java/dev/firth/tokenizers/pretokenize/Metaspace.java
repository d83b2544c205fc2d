package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes a visible sign for every blank and cuts before each, as SentencePiece does.
 *
 * @param replacement the sign, a code point; SentencePiece's is {@code ▁} (U+2581)
 * @param split whether it cuts at all
 */
public record Metaspace(int replacement, PrependScheme prependScheme, boolean split)
    implements PreTokenizer {
  /** SentencePiece's sign. */
  public static final int LOWER_BLOCK = 0x2581;

  public Metaspace {
    Objects.requireNonNull(prependScheme, "prependScheme");
  }

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    if (text.isEmpty()) {
      return;
    }
    NormalizedText written = prepend(replaceBlanks(text));
    if (split) {
      Segments.split(
          written, codePoint -> codePoint == replacement, SplitBehavior.MERGED_WITH_NEXT, pieces);
    } else {
      pieces.accept(written);
    }
  }

  private NormalizedText replaceBlanks(NormalizedText text) {
    NormalizedText.Editor editor = null;
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == ' ') {
        editor = editor == null ? text.edit() : editor;
        editor.keepTo(at).replace(replacement);
      }
    }
    return editor == null ? text : editor.keepTo(text.length()).done();
  }

  private NormalizedText prepend(NormalizedText text) {
    boolean wanted =
        switch (prependScheme) {
          case ALWAYS -> true;
          case FIRST -> text.originalStart(0) == 0;
          case NEVER -> false;
        };
    return wanted && text.codePointAt(0) != replacement
        ? text.prepend(Character.toString(replacement))
        : text;
  }
}
