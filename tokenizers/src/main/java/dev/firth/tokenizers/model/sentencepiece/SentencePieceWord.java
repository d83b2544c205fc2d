package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.normalize.SentencePieceNormalizer;
import dev.firth.tokenizers.trie.DoubleArrayTrie;

/** SentencePiece's model of whole words (word_model.cc): a space symbol begins a word. */
public final class SentencePieceWord extends SentencePieceModel {
  private final DoubleArrayTrie pieces;

  /** A model of these pieces. */
  public SentencePieceWord(SentencePieceVocabulary vocabulary) {
    super(vocabulary);
    pieces = allPieces();
  }

  @Override
  void cut(char[] text, int length, PieceSink sink) {
    for (int at = 0; at < length; ) {
      int end = at + 1;
      while (end < length && text[end] != SentencePieceNormalizer.SPACE_SYMBOL) {
        end++;
      }
      sink.add(idOf(pieces, text, at, end), at, end);
      at = end;
    }
  }
}
