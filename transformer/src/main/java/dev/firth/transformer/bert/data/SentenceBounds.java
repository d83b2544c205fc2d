package dev.firth.transformer.bert.data;

/** What ends a sentence in a text; the end of a line always does. */
public enum SentenceBounds {
  /** Marks, capitals and abbreviations: {@link dev.firth.tokenizers.words.SentenceSplitter}. */
  MARKS("marks"),
  /** Nothing but the end of the line: the text has a sentence a line. */
  LINES("lines");

  private final String label;

  SentenceBounds(String label) {
    this.label = label;
  }

  /** The name in lower case that commands use. */
  public String label() {
    return label;
  }
}
