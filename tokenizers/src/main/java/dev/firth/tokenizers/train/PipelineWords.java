package dev.firth.tokenizers.train;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.TokenSink;
import dev.firth.tokenizers.WordTokenizer;
import java.nio.charset.StandardCharsets;

/** The pieces that a normalizer and a pre-tokenizer make of a text. */
record PipelineWords(Normalizer normalizer, PreTokenizer preTokenizer) implements WordTokenizer {
  @Override
  public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
    var text = NormalizedText.of(new String(utf8, offset, length, StandardCharsets.UTF_8));
    NormalizedText normal = normalizer == null ? text : normalizer.normalize(text);
    if (preTokenizer == null) {
      give(normal, sink);
    } else {
      preTokenizer.split(normal, piece -> give(piece, sink));
    }
  }

  private static void give(NormalizedText piece, TokenSink sink) {
    byte[] bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0) {
      sink.token(bytes, 0, bytes.length);
    }
  }

  @Override
  public String signature() {
    return normalizer + "," + preTokenizer;
  }
}
