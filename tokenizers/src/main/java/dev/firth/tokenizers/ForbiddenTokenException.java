package dev.firth.tokenizers;

/** A special token was found in a text although {@link SpecialTokenPolicy#FORBID} rules. */
public final class ForbiddenTokenException extends UnencodableTextException {
  private static final long serialVersionUID = 1L;

  private final String token;
  private final int offset;

  ForbiddenTokenException(String token, int offset) {
    super(
        "the text holds the special token "
            + token
            + " at offset "
            + offset
            + "; remove it, or allow special tokens or take them as text");
    this.token = token;
    this.offset = offset;
  }

  /** The token. */
  public String token() {
    return token;
  }

  /** Its first UTF-16 unit in the text. */
  public int offset() {
    return offset;
  }
}
