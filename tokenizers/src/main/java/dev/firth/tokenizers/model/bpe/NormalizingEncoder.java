package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.TokenBuffer;

/** Rewrites a text before another encoder reads it, and finds its offsets in the original. */
record NormalizingEncoder(Normalizer normalizer, FusedEncoder inner) implements FusedEncoder {
  @Override
  public void encode(String text, int from, int to, TokenBuffer tokens) {
    NormalizedText whole = NormalizedText.of(text);
    boolean isWhole = from == 0 && to == text.length();
    NormalizedText normalized = normalizer.normalize(isWhole ? whole : whole.part(from, to));
    int first = tokens.size();
    inner.encode(normalized.toString(), 0, normalized.length(), tokens);
    if (tokens.withOffsets()) {
      for (int i = first; i < tokens.size(); i++) {
        int start = normalized.originalStart(tokens.start(i));
        int end = normalized.originalEnd(tokens.end(i) - 1);
        tokens.place(i, start, end, tokens.word(i));
      }
    }
  }
}
