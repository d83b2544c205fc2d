package dev.firth.tokenizers;

/**
 * What happens where a raw text contains a special token, such as a user's message that says {@code
 * <|endoftext|>}.
 */
public enum SpecialTokenPolicy {
  /** It becomes that token; what Hugging Face does. */
  ALLOW,
  /** It is text like any other; Hugging Face's {@code encode_special_tokens}. */
  AS_TEXT,
  /** It is refused with a {@link ForbiddenTokenException}; what tiktoken does. */
  FORBID
}
