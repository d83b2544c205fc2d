package dev.firth.eval.language;

/**
 * What a perplexity is per. Only models that cut text into the same tokens compare by {@link
 * #TOKEN}; the other units are the text's own and compare any models that score all of it.
 */
public enum PerplexityUnit {
  /** What the model predicts one after the other, the ends of lines among them. */
  TOKEN("token"),

  /** What stands between white space, and the ends of lines, as in WikiText's perplexities. */
  WORD("word"),

  /** Unicode code points of the text, and the ends of lines. */
  CHARACTER("character"),

  /** Bytes of the text in UTF-8, and the ends of lines. */
  BYTE("byte");

  private final String label;

  PerplexityUnit(String label) {
    this.label = label;
  }

  /** The name in output. */
  public String label() {
    return label;
  }
}
