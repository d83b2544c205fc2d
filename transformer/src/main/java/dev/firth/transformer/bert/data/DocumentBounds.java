package dev.firth.transformer.bert.data;

/** What ends a document in a text; the end of a file always does. */
public enum DocumentBounds {
  /** A blank line: one paragraph or sentence a line, as in BERT's own input. */
  BLANK_LINES("blank-lines"),
  /** A line: each is a document. */
  LINES("lines"),
  /** Nothing but the end of the file: each file is a document. */
  FILES("files");

  private final String label;

  DocumentBounds(String label) {
    this.label = label;
  }

  /** The name in lower case that commands use. */
  public String label() {
    return label;
  }
}
