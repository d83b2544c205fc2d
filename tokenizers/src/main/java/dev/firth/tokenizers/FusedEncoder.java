package dev.firth.tokenizers;

/**
 * Normalizer, pre-tokenizer and model in one pass over a text that holds no added tokens. Immutable
 * and thread-safe; caches, if any, belong to a thread and are bounded.
 */
@FunctionalInterface
public interface FusedEncoder {
  /** Whether it gives offsets and words; where not, it is asked for ids alone. */
  default boolean givesOffsets() {
    return true;
  }

  /**
   * Appends the tokens of a part of a text. Where {@link TokenBuffer#withOffsets()} is false only
   * ids are wanted, which is the fast case.
   *
   * @param text the original text
   * @param from first UTF-16 unit
   * @param to one past the last
   * @param tokens takes ids, with offsets in UTF-16 units of {@code text} and word numbers that go
   *     on from the last one in the buffer
   */
  void encode(String text, int from, int to, TokenBuffer tokens);
}
