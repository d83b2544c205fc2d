package dev.firth.tokenizers.model.sentencepiece;

/** A piece that cannot stand in a SentencePiece vocabulary, or not beside the others. */
public final class BadPieceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int id;

  BadPieceException(int id, String what) {
    super(what);
    this.id = id;
  }

  /** The id of the piece, or -1 if it is one that is missing. */
  public int id() {
    return id;
  }
}
