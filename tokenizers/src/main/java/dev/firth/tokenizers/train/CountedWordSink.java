package dev.firth.tokenizers.train;

import java.io.IOException;

/** Takes words with their counts. */
@FunctionalInterface
public interface CountedWordSink {
  /** Takes one word of a range of bytes; they are only lent. */
  void word(byte[] utf8, int offset, int length, long count) throws IOException;
}
