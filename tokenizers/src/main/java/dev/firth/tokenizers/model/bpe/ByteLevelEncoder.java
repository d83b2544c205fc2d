package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;

/**
 * Byte-level BPE from text to ids in one pass: a part of the text as UTF-8, its pieces cut by a
 * hand-written pattern, and each looked up in a cache of words before it is merged.
 */
final class ByteLevelEncoder implements FusedEncoder {
  private final BytePattern pattern;
  private final boolean addPrefixSpace;
  private final ScratchPool<ByteLevelScratch> pool;

  /**
   * An encoder of a pattern.
   *
   * @param addPrefixSpace puts a blank before a text that does not begin with one
   */
  ByteLevelEncoder(BytePattern pattern, boolean addPrefixSpace, ByteVocabulary vocabulary) {
    this.pattern = pattern;
    this.addPrefixSpace = addPrefixSpace;
    pool = new ScratchPool<>(() -> new ByteLevelScratch(vocabulary));
  }

  @Override
  public void encode(String text, int from, int to, TokenBuffer tokens) {
    ByteLevelScratch scratch = pool.take();
    try {
      boolean isLed = addPrefixSpace && from < to && text.charAt(from) != ' ';
      for (int at = from; at < to; ) {
        at = scratch.encodePart(text, at, to, isLed && at == from, pattern, tokens);
      }
    } finally {
      scratch.release();
      pool.putBack(scratch);
    }
  }
}
