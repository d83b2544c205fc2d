package dev.firth.tokenizers.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares the parts of tokenizers, by the names that {@code tokenizer.json} has for them. */
public final class TokenizerParts {
  private static final List<String> PARTS =
      List.of(
          "normalizer",
          "pre_tokenizer",
          "post_processor",
          "decoder",
          "truncation",
          "padding",
          "added_tokens",
          "model");

  private TokenizerParts() {}

  /**
   * The parts in which two tokenizers differ.
   *
   * @throws dev.firth.runs.UsageException if a part has no form in {@code tokenizer.json}
   */
  public static List<String> differences(Tokenizer one, Tokenizer other) {
    ObjectNode first = TokenizerJson.toTree(one);
    ObjectNode second = TokenizerJson.toTree(other);
    var different = new ArrayList<String>();
    for (String part : PARTS) {
      if (!Objects.equals(first.get(part), second.get(part))) {
        different.add(part);
      }
    }
    return different;
  }

  /** Whether the normalizer leaves case and accents, as far as that can be told. */
  public static boolean keepsCase(Tokenizer tokenizer) {
    return !(tokenizer.normalizer().orElse(null) instanceof BertNormalizer bert)
        || !bert.lowercase();
  }
}
