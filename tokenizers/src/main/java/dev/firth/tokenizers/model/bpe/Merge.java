package dev.firth.tokenizers.model.bpe;

import java.util.Objects;

/**
 * Two tokens that byte-pair encoding joins into one. Its place in the list of merges is its rank:
 * the earlier, the sooner it is applied.
 */
public record Merge(String left, String right) {
  public Merge {
    Objects.requireNonNull(left, "left");
    Objects.requireNonNull(right, "right");
  }
}
