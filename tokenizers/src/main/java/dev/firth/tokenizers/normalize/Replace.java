package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.SearchPattern;
import java.util.Objects;

/** Puts a string in the place of every match of a pattern. */
public record Replace(SearchPattern pattern, String content) implements Normalizer {
  public Replace {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(content, "content");
  }

  @Override
  public NormalizedText normalize(NormalizedText text) {
    var editor = new Editing(text);
    pattern.find(text, (from, to) -> editor.replace(from, to, content));
    return editor.done();
  }

  /** Begins to edit only at the first match: most texts have none. */
  private static final class Editing {
    private final NormalizedText text;
    private NormalizedText.Editor editor;

    Editing(NormalizedText text) {
      this.text = text;
    }

    void replace(int from, int to, String content) {
      if (editor == null) {
        editor = text.edit();
      }
      editor.keepTo(from).skipTo(to);
      content.codePoints().forEach(editor::insert);
    }

    NormalizedText done() {
      return editor == null ? text : editor.keepTo(text.length()).done();
    }
  }
}
