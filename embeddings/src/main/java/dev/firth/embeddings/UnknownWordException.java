package dev.firth.embeddings;

import java.util.List;
import java.util.NoSuchElementException;

/** A word without a vector; the message names it and words spelt alike. */
public final class UnknownWordException extends NoSuchElementException {
  private static final long serialVersionUID = 1L;

  private final String word;
  private final transient List<String> suggestions;

  UnknownWordException(String word, List<String> suggestions) {
    super(
        "no vector for '"
            + word
            + "'"
            + (suggestions.isEmpty()
                ? ": it is not among the words of the model"
                : ": did you mean " + String.join(", ", suggestions) + "?"));
    this.word = word;
    this.suggestions = List.copyOf(suggestions);
  }

  /** The word as it was asked for. */
  public String word() {
    return word;
  }

  /** Known words spelt alike, the likeliest first; may be empty. */
  public List<String> suggestions() {
    return suggestions;
  }
}
