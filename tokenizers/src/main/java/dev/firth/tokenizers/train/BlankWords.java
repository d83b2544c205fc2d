package dev.firth.tokenizers.train;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;

/** Words between blanks (U+0020 alone), as subword-nmt cuts lines. */
public final class BlankWords implements WordTokenizer {
  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    int end = offset + length;
    int from = offset;
    for (int at = offset; at <= end; at++) {
      if (at == end || utf8[at] == ' ') {
        if (at > from) {
          sink.token(utf8, from, at - from);
        }
        from = at + 1;
      }
    }
  }

  @Override
  public String signature() {
    return "blank";
  }
}
