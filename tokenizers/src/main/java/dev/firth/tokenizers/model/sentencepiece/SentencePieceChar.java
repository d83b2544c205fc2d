package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.trie.DoubleArrayTrie;

/** SentencePiece's model of single characters (char_model.cc); user-defined pieces stay whole. */
public final class SentencePieceChar extends SentencePieceModel {
  private final DoubleArrayTrie pieces;
  private final PrefixMatcher userDefined;

  /** A model of these pieces. */
  public SentencePieceChar(SentencePieceVocabulary vocabulary) {
    super(vocabulary);
    pieces = allPieces();
    userDefined = new PrefixMatcher(vocabulary.userDefined());
  }

  @Override
  void cut(char[] text, int length, PieceSink sink) {
    for (int at = 0; at < length; ) {
      int end = userDefined.match(text, at, length);
      if (end == at) {
        end = at + (Character.isHighSurrogate(text[at]) ? 2 : 1);
      }
      sink.add(idOf(pieces, text, at, end), at, end);
      at = end;
    }
  }
}
