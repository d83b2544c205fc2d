package dev.firth.tokenizers.model.unigram;

import java.util.Objects;

/**
 * A piece of a Unigram vocabulary.
 *
 * @param token its text
 * @param score natural logarithm of its probability
 */
public record ScoredPiece(String token, double score) {
  public ScoredPiece {
    Objects.requireNonNull(token);
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score of '" + token + "' is not a number");
    }
  }
}
