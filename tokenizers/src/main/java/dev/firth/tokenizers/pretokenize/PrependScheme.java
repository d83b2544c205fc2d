package dev.firth.tokenizers.pretokenize;

import java.util.Locale;

/** When {@link Metaspace} puts its sign before a text that does not begin with it. */
public enum PrependScheme {
  /** Only where the original text begins. */
  FIRST,

  /** Nowhere. */
  NEVER,

  /** Before every section of the text. */
  ALWAYS;

  /** The name in {@code tokenizer.json}. */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
