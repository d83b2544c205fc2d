package dev.firth.bench.conformance;

import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import java.util.Arrays;

/** A tokenizer of Firth. Its two ways, ids only and full encodings, must agree. */
final class FirthEncoder implements Encoder {
  private final Tokenizer tokenizer;
  private final boolean addSpecialTokens;

  FirthEncoder(Tokenizer tokenizer, boolean addSpecialTokens) {
    this.tokenizer = tokenizer;
    this.addSpecialTokens = addSpecialTokens;
  }

  @Override
  public Sample encode(String text) {
    Encoding bare = tokenizer.encode(text, false);
    int[] ids = tokenizer.ids(text);
    if (!Arrays.equals(ids, bare.ids())) {
      return Sample.ofIds(ids);
    }
    Encoding encoding = addSpecialTokens ? tokenizer.encode(text, true) : bare;
    return new Sample(
        encoding.ids(), encoding.tokens(), offsets(encoding), tokenizer.decode(ids, false));
  }

  private static int[] offsets(Encoding encoding) {
    var offsets = new int[2 * encoding.size()];
    for (int i = 0; i < encoding.size(); i++) {
      offsets[2 * i] = encoding.start(i);
      offsets[2 * i + 1] = encoding.end(i);
    }
    return offsets;
  }
}
