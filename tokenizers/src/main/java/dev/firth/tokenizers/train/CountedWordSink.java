package dev.firth.tokenizers.train;

import java.io.IOException;

/** Takes words with their counts. */
@FunctionalInterface
interface CountedWordSink {
  /** Takes one word; the bytes are only lent. */
  void word(byte[] utf8, int offset, int length, long count) throws IOException;
}
