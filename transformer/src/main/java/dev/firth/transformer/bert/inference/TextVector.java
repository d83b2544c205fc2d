package dev.firth.transformer.bert.inference;

/** Which one vector stands for a text. */
public enum TextVector {
  /** That of the first token, {@code [CLS]}. */
  FIRST("first"),
  /** The mean of all tokens' vectors, special ones included. */
  MEAN("mean");

  private final String method;

  TextVector(String method) {
    this.method = method;
  }

  /** The method of the script that computes it. */
  String method() {
    return method;
  }
}
