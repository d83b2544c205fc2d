package dev.firth.bench.conformance;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A tokenizer of Hugging Face through its Java binding, which counts offsets in characters. It
 * cannot be given halves of surrogate pairs, so it gets U+FFFD for them.
 */
final class HuggingFaceEncoder implements Encoder, AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  private HuggingFaceEncoder(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The tokenizer that the text of a {@code tokenizer.json} describes. */
  static HuggingFaceEncoder of(String json) throws IOException {
    return new HuggingFaceEncoder(HuggingFaceBinding.tokenizer(json));
  }

  @Override
  public Sample encode(String text) {
    String wellFormed = wellFormed(text);
    Encoding encoding = tokenizer.encode(wellFormed, true, false);
    int[] ids = Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
    return new Sample(ids, List.of(encoding.getTokens()), offsets(wellFormed, encoding), null);
  }

  private static String wellFormed(String text) {
    int[] codePoints = text.codePoints().map(HuggingFaceEncoder::wellFormed).toArray();
    return new String(codePoints, 0, codePoints.length);
  }

  private static int wellFormed(int codePoint) {
    boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return half ? 0xFFFD : codePoint;
  }

  private static int[] offsets(String text, Encoding encoding) {
    int[] units = unitsBefore(text);
    CharSpan[] spans = encoding.getCharTokenSpans();
    var offsets = new int[2 * spans.length];
    for (int i = 0; i < spans.length; i++) {
      // Tokens that stand for no text have none.
      offsets[2 * i] = spans[i] == null ? 0 : units[spans[i].getStart()];
      offsets[2 * i + 1] = spans[i] == null ? 0 : units[spans[i].getEnd()];
    }
    return offsets;
  }

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
