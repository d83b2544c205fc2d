package dev.firth.bench.conformance;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Opens Hugging Face's tokenizers through their Java binding, without a network. */
public final class HuggingFaceBinding {
  private HuggingFaceBinding() {}

  /**
   * The tokenizer that the text of a {@code tokenizer.json} describes; it cuts no text off.
   *
   * @throws IOException if the binding cannot read it
   */
  public static HuggingFaceTokenizer tokenizer(String json) throws IOException {
    stayOffline();
    return HuggingFaceTokenizer.newInstance(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        Map.of("truncation", "false"));
  }

  /** The binding would otherwise ask the network for its native library and report its use. */
  public static void stayOffline() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
  }
}
