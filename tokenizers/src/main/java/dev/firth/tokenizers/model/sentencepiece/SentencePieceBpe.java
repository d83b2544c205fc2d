package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.List;

/**
 * SentencePiece's byte-pair encoding (bpe_model.cc). Unlike other BPE it has no list of merges: two
 * neighbours merge if what they make together is a piece, the piece with the greatest score first,
 * of equal ones the leftmost. User-defined pieces never merge; unused pieces are taken apart again.
 */
public final class SentencePieceBpe extends SentencePieceModel {
  private final MergeTable merges;
  private final PrefixMatcher userDefined;
  private final Words words;

  /** A model of these pieces. */
  public SentencePieceBpe(SentencePieceVocabulary vocabulary) {
    super(vocabulary);
    int[] ids = vocabulary.textIds(true);
    List<String> texts = texts(ids);
    merges = new MergeTable(vocabulary, ids);
    userDefined = new PrefixMatcher(vocabulary.userDefined());
    words =
        new Words(
            texts,
            DoubleArrayTrie.of(texts, ids),
            null,
            vocabulary.unknownId(),
            () -> new Merger(merges, userDefined));
  }

  @Override
  void cut(char[] text, int length, PieceSink sink) {
    if (merges.hasUnused()) {
      // How an unused piece is taken apart hangs on the whole text.
      words.cutWhole(text, length, sink);
    } else {
      words.cut(text, length, sink);
    }
  }

  @Override
  Words words() {
    return merges.hasUnused() ? null : words;
  }
}
