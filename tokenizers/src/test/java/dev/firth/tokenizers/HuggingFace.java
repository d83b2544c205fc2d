package dev.firth.tokenizers;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hugging Face's tokenizers through their Java binding, for tests that compare with them. */
public final class HuggingFace implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  private HuggingFace(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The tokenizer of a {@code tokenizer.json}, given as its text. */
  public static HuggingFace of(String json) throws IOException {
    // Both libraries would otherwise look for news on the network.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    Path file = Files.createTempFile("tokenizer", ".json");
    try {
      Files.write(file, json.getBytes(StandardCharsets.UTF_8));
      return new HuggingFace(HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false")));
    } finally {
      Files.delete(file);
    }
  }

  /** Ids of a text that holds no lone surrogates, without special tokens. */
  public long[] ids(String text) {
    return tokenizer.encode(text, false, false).getIds();
  }

  /** Tokens of such a text as {@code id:start-end}, offsets in UTF-16 units. */
  public List<String> placed(String text) {
    Encoding encoding = tokenizer.encode(text, false, false);
    int[] units = unitsBefore(text);
    var placed = new ArrayList<String>();
    for (int i = 0; i < encoding.getIds().length; i++) {
      CharSpan span = encoding.getCharTokenSpans()[i];
      String place = span == null ? "none" : units[span.getStart()] + "-" + units[span.getEnd()];
      placed.add(encoding.getIds()[i] + ":" + place);
    }
    return placed;
  }

  /** UTF-16 units before each character, since the binding counts characters. */
  private static int[] unitsBefore(String text) {
    var units = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 1; i < units.length; i++) {
      units[i] = text.offsetByCodePoints(units[i - 1], 1);
    }
    return units;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
