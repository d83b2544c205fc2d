package dev.firth.tokenizers;

import java.util.Objects;

/**
 * A token beside those of the model, found in the text before the model sees it: {@code
 * <|endoftext|>}, {@code [MASK]}, words added for a task. The options and their meaning are Hugging
 * Face's.
 *
 * @param content the text, not empty
 * @param singleWord whether it counts only where no word character stands before or after it
 * @param lstrip whether it takes in the white space on its left
 * @param rstrip whether it takes in the white space on its right
 * @param normalized whether it is looked for in the normalized text, in its own normalized form,
 *     instead of the text as it came
 * @param special whether it is a control token, which decoding may skip and which {@link
 *     SpecialTokenPolicy} rules where it turns up in a text
 */
public record AddedToken(
    String content,
    boolean singleWord,
    boolean lstrip,
    boolean rstrip,
    boolean normalized,
    boolean special) {

  public AddedToken {
    Objects.requireNonNull(content);
  }

  /** A control token, looked for in the text as it came. */
  public static AddedToken special(String content) {
    return new AddedToken(content, false, false, false, false, true);
  }

  /** A further word, looked for in the normalized text. */
  public static AddedToken word(String content) {
    return new AddedToken(content, false, false, false, true, false);
  }

  /** The same token that counts only as a whole word. */
  public AddedToken withSingleWord(boolean on) {
    return new AddedToken(content, on, lstrip, rstrip, normalized, special);
  }

  /** The same token with or without the white space on its left. */
  public AddedToken withLstrip(boolean on) {
    return new AddedToken(content, singleWord, on, rstrip, normalized, special);
  }

  /** The same token with or without the white space on its right. */
  public AddedToken withRstrip(boolean on) {
    return new AddedToken(content, singleWord, lstrip, on, normalized, special);
  }

  /** The same token, looked for in the normalized text or in the text as it came. */
  public AddedToken withNormalized(boolean on) {
    return new AddedToken(content, singleWord, lstrip, rstrip, on, special);
  }
}
