package dev.firth.eval.classify.spans;

import java.util.List;

/**
 * The tags of a sentence, right and predicted, token by token.
 *
 * @param line where its first token stands in the file, from 1
 */
public record TaggedSentence(int line, List<String> gold, List<String> predicted) {
  public TaggedSentence {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          gold.size() + " right tags and " + predicted.size() + " predicted ones in one sentence");
    }
    gold = List.copyOf(gold);
    predicted = List.copyOf(predicted);
  }

  /** Tokens. */
  public int size() {
    return gold.size();
  }
}
