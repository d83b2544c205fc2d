package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import java.util.Objects;

/** Puts a string before every text that is not empty. */
public record Prepend(String prepend) implements Normalizer {
  public Prepend {
    Objects.requireNonNull(prepend, "prepend");
  }

  @Override
  public NormalizedText normalize(NormalizedText text) {
    return text.prepend(prepend);
  }
}
