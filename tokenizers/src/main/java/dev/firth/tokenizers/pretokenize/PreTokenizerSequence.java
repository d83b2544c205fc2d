package dev.firth.tokenizers.pretokenize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import java.util.List;
import java.util.function.Consumer;

/** Each cuts the pieces of the one before it: {@code Sequence} in {@code tokenizer.json}. */
public record PreTokenizerSequence(List<PreTokenizer> pretokenizers) implements PreTokenizer {
  public PreTokenizerSequence {
    pretokenizers = List.copyOf(pretokenizers);
  }

  @Override
  public void split(NormalizedText text, Consumer<NormalizedText> pieces) {
    if (!text.isEmpty()) {
      split(text, 0, pieces);
    }
  }

  private void split(NormalizedText text, int index, Consumer<NormalizedText> pieces) {
    if (index == pretokenizers.size()) {
      pieces.accept(text);
    } else {
      pretokenizers.get(index).split(text, piece -> split(piece, index + 1, pieces));
    }
  }
}
