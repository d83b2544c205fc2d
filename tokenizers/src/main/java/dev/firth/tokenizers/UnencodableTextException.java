package dev.firth.tokenizers;

/**
 * A text that a tokenizer cannot encode: it needs an unknown token that the model lacks, or holds a
 * token that is forbidden. The message is one line that names what in the text is to blame.
 */
public class UnencodableTextException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public UnencodableTextException(String message) {
    super(message);
  }
}
