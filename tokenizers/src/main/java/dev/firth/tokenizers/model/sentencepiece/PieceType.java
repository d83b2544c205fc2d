package dev.firth.tokenizers.model.sentencepiece;

/** What a piece of a SentencePiece model is for. */
public enum PieceType {
  /** Text. */
  NORMAL,
  /** What stands for unknown text; each model has one. */
  UNKNOWN,
  /** A mark, such as for the beginning of a sentence, that never comes from text. */
  CONTROL,
  /** Text that is never cut. */
  USER_DEFINED,
  /** A byte of an unknown character. */
  BYTE,
  /** Text that is not to be used. */
  UNUSED;

  /** Whether text can become such a piece. */
  boolean isText() {
    return this == NORMAL || this == USER_DEFINED || this == UNUSED;
  }
}
