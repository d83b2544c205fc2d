package dev.firth.tokenizers.vocabulary;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The tokens at which WordPiece gives up: a word stays unknown only as long as the longest tokens
 * that its beginning falls into are there, although no result shows them.
 */
final class UnknownWords {
  private final Tokenizer tokenizer;
  private final WordPieceModel model;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> parts = new HashSet<>();

  UnknownWords(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    model = tokenizer.model() instanceof WordPieceModel pieces ? pieces : null;
  }

  /** Looks at a text and its ids. */
  void look(String text, int[] ids) {
    if (model == null) {
      return;
    }
    int unknown = model.idOf(model.options().unkToken());
    if (Arrays.stream(ids).noneMatch(id -> id == unknown)) {
      return;
    }
    var whole = NormalizedText.of(text);
    var normal = tokenizer.normalizer().map(n -> n.normalize(whole)).orElse(whole);
    tokenizer
        .preTokenizer()
        .ifPresentOrElse(
            cutter -> cutter.split(normal, piece -> look(piece.toString(), unknown)),
            () -> look(normal.toString(), unknown));
  }

  private void look(String word, int unknown) {
    if (!word.isEmpty() && seen.add(word)) {
      var tokens = new TokenBuffer(false);
      model.tokenize(word, tokens);
      if (tokens.id(0) == unknown) {
        addParts(word);
      }
    }
  }

  private void addParts(String word) {
    int longest = Math.min(word.length(), 2 * model.options().maxInputCharsPerWord());
    String prefix = "";
    for (int start = 0; start < longest; ) {
      int end = longest;
      while (end > start && model.idOf(prefix + word.substring(start, end)) < 0) {
        end--;
      }
      if (end == start) {
        return;
      }
      parts.add(prefix + word.substring(start, end));
      prefix = model.options().continuingSubwordPrefix();
      start = end;
    }
  }

  Set<String> parts() {
    return parts;
  }
}
