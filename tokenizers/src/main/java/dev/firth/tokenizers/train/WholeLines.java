package dev.firth.tokenizers.train;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;

/** The whole line is one piece. */
enum WholeLines implements WordTokenizer {
  INSTANCE;

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    if (length > 0) {
      sink.token(utf8, offset, length);
    }
  }

  @Override
  public String signature() {
    return "lines";
  }
}
