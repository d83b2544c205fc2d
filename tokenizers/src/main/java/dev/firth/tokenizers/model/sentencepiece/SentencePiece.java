package dev.firth.tokenizers.model.sentencepiece;

import java.util.Objects;

/**
 * A piece of a SentencePiece model.
 *
 * @param text its text, where U+2581 stands for a space
 * @param score logarithm of its probability in Unigram models; in BPE models the greatest merges
 *     first
 * @param type what it is for
 */
public record SentencePiece(String text, float score, PieceType type) {
  public SentencePiece {
    Objects.requireNonNull(text);
    Objects.requireNonNull(type);
  }
}
