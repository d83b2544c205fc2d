package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;

/** Byte-level BPE behind any pre-tokenizer: its pieces are encoded from their bytes. */
final class PieceByPieceEncoder implements FusedEncoder {
  private final PreTokenizer front;
  private final ScratchPool<ByteLevelScratch> pool;

  /**
   * Encodes the pieces of a pre-tokenizer.
   *
   * @param front null where the text is one piece
   */
  PieceByPieceEncoder(PreTokenizer front, ByteVocabulary vocabulary) {
    this.front = front;
    pool = new ScratchPool<>(() -> new ByteLevelScratch(vocabulary));
  }

  @Override
  public void encode(String text, int from, int to, TokenBuffer tokens) {
    if (from == to) {
      return;
    }
    NormalizedText whole = NormalizedText.of(text).part(from, to);
    ByteLevelScratch scratch = pool.take();
    try {
      if (front == null) {
        scratch.encodePiece(whole, tokens);
      } else {
        front.split(whole, piece -> scratch.encodePiece(piece, tokens));
      }
    } finally {
      scratch.release();
      pool.putBack(scratch);
    }
  }
}
