package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.SearchPattern;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Cuts at the matches of a pattern.
 *
 * @param invert takes what lies between the matches for the delimiters
 */
public record Split(SearchPattern pattern, SplitBehavior behavior, boolean invert)
    implements PreTokenizer {
  public Split {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(behavior, "behavior");
  }

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    var segments = new Segments(text, behavior, invert, pieces);
    pattern.find(text, segments::match);
    segments.done();
  }
}
