package dev.firth.tokenizers.train;

import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.pretokenize.Metaspace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a {@link Metaspace} that prepends always makes of the chunks of {@link SpacedChunks}: mostly
 * the sign and a word, for which no strings are needed.
 */
final class MetaspaceWords implements WordTokenizer {
  private final WordTokenizer pipeline;
  private final byte[] sign;

  MetaspaceWords(Metaspace metaspace) {
    pipeline = new PipelineWords(null, metaspace);
    sign = Character.toString(metaspace.replacement()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    int from = utf8[offset] == ' ' ? offset + 1 : offset;
    int end = offset + length;
    if (from == end || isCutAgain(utf8, from, end)) {
      pipeline.tokenize(utf8, offset, length, sink);
      return;
    }
    byte[] word = Arrays.copyOf(sign, sign.length + end - from);
    System.arraycopy(utf8, from, word, sign.length, end - from);
    sink.token(word, 0, word.length);
  }

  /** Whether there may be one more blank or sign. */
  private boolean isCutAgain(byte[] utf8, int from, int end) {
    for (int at = from; at < end; at++) {
      if (utf8[at] == ' ' || utf8[at] == sign[0]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String signature() {
    return pipeline.signature();
  }
}
