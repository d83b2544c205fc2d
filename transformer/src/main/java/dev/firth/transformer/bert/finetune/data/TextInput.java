package dev.firth.transformer.bert.finetune.data;

import java.util.Optional;

/**
 * A text, or two that belong together.
 *
 * @param second of a pair
 */
public record TextInput(String text, Optional<String> second) {
  /** A text alone. */
  public static TextInput of(String text) {
    return new TextInput(text, Optional.empty());
  }

  /** A pair. */
  public static TextInput of(String text, String second) {
    return new TextInput(text, Optional.of(second));
  }
}
