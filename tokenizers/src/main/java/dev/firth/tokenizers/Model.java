package dev.firth.tokenizers;

import java.util.Optional;

/**
 * Splits one piece of text into tokens of its vocabulary: BPE, WordPiece, Unigram or whole words.
 * Implementations are immutable and thread-safe.
 */
public interface Model {
  /**
   * Appends the tokens of one piece.
   *
   * @param piece what the pre-tokenizer cut, not empty
   * @param tokens takes ids with offsets in UTF-16 units within the piece
   */
  void tokenize(CharSequence piece, TokenBuffer tokens);

  /** Number of tokens of the model itself; added tokens are not counted. */
  int size();

  /** The id of a token, or -1. */
  int idOf(String token);

  /** The token of an id, or null where the model has none. */
  String tokenOf(int id);

  /**
   * A faster way from text to ids for these parts together, where the model knows one. It gives
   * exactly the tokens that the parts give one after the other.
   *
   * @param normalizer null for none
   * @param preTokenizer null for none
   */
  default Optional<FusedEncoder> fuse(Normalizer normalizer, PreTokenizer preTokenizer) {
    return Optional.empty();
  }
}
