package dev.firth.tokenizers.pretokenize;

/** What becomes of the delimiters that a text is split at; {@code a-b--c} split at {@code -}. */
public enum SplitBehavior {
  /** {@code a b c}. */
  REMOVED("Removed"),

  /** {@code a - b - - c}. */
  ISOLATED("Isolated"),

  /** {@code a- b- - c}. */
  MERGED_WITH_PREVIOUS("MergedWithPrevious"),

  /** {@code a -b - -c}. */
  MERGED_WITH_NEXT("MergedWithNext"),

  /** {@code a - b -- c}. */
  CONTIGUOUS("Contiguous");

  private final String jsonName;

  SplitBehavior(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in {@code tokenizer.json}. */
  public String jsonName() {
    return jsonName;
  }
}
