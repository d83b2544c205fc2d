package dev.firth.tokenizers.model.sentencepiece;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.files.SentencePieceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that make poor algorithms slow: twice as much of them takes no more than a few times. */
class LinearTimeTest {
  private static final int UNITS = 60_000;
  private static final int TIMES = 8;

  /** Quadratic time would be a factor of 64. */
  private static final double MOST = 24;

  private static final double SLACK_NANOS = 50e6;
  private static final int TRIES = 10;

  @ParameterizedTest
  @ValueSource(strings = {"unigram", "unigram-bytes", "bpe", "bpe-bytes", "char", "word"})
  void nearlyLinear(String name) throws IOException {
    String path = "/parity/sentencepiece/" + name + ".model";
    SentencePieceFile file;
    try (InputStream in = LinearTimeTest.class.getResourceAsStream(path)) {
      file = SentencePieceFile.read(path, in.readAllBytes());
    }
    FusedEncoder fused = file.model().fuse(file.normalizer(), null).orElseThrow();
    texts()
        .forEach(
            (kind, text) -> {
              String longer = text.repeat(TIMES);
              nanos(fused, text);
              double once = nanos(fused, text);
              double more = nanos(fused, longer);
              // Where other work keeps the processors busy the least of several times counts.
              for (int i = 0; i < TRIES && more >= MOST * once + SLACK_NANOS; i++) {
                once = Math.min(once, nanos(fused, text));
                more = Math.min(more, nanos(fused, longer));
              }
              String found = "%s: %.1f ms, then %.1f ms".formatted(kind, once / 1e6, more / 1e6);
              assertTrue(more < MOST * once + SLACK_NANOS, found);
            });
  }

  private static Map<String, String> texts() {
    var letters = new StringBuilder();
    for (int i = 0; i < UNITS; i++) {
      letters.append((char) ('a' + ((i * 7919L) >> 3) % 26));
    }
    var texts = new TreeMap<String, String>();
    texts.put("a", "a".repeat(UNITS));
    texts.put("^", "^".repeat(UNITS));
    texts.put("blanks", " ".repeat(UNITS));
    texts.put("letters", letters.toString());
    texts.put("CJK", "\u65e5\u672c\u8a9e\u4e2d".repeat(UNITS / 4));
    texts.put("emoji", "\ud83d\ude00\ud83d\udc4d".repeat(UNITS / 4));
    texts.put("no-break blanks", "\u00a0 ".repeat(UNITS / 2));
    return texts;
  }

  private static double nanos(FusedEncoder fused, String text) {
    var tokens = new TokenBuffer(false);
    long start = System.nanoTime();
    fused.encode(text, 0, text.length(), tokens);
    return (double) (System.nanoTime() - start);
  }
}
