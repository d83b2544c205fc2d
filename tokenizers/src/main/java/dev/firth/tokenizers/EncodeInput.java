package dev.firth.tokenizers;

import java.util.List;
import java.util.Objects;

/**
 * What a {@link Tokenizer} encodes: one text or a pair, each a string or a list of words that were
 * cut before.
 *
 * @param first the texts or words of the first sequence
 * @param firstIsWords whether they are words
 * @param second those of the second sequence, or null
 * @param secondIsWords whether they are words
 */
public record EncodeInput(
    List<String> first, boolean firstIsWords, List<String> second, boolean secondIsWords) {
  public EncodeInput {
    first = List.copyOf(first);
    second = second == null ? null : List.copyOf(second);
    Objects.requireNonNull(first);
  }

  /** The text of a sequence, or of a word of it where they are words; null if there is none. */
  String text(int sequence, int word) {
    List<String> texts = sequence == 0 ? first : second;
    int which = (sequence == 0 ? firstIsWords : secondIsWords) ? word : 0;
    return texts == null || which < 0 || which >= texts.size() ? null : texts.get(which);
  }

  /** One text. */
  public static EncodeInput of(String text) {
    return new EncodeInput(List.of(text), false, null, false);
  }

  /** A pair of texts. */
  public static EncodeInput of(String first, String second) {
    return new EncodeInput(List.of(first), false, List.of(second), false);
  }

  /** Words that were cut before; offsets then count within each word. */
  public static EncodeInput words(List<String> words) {
    return new EncodeInput(words, true, null, false);
  }

  /** A pair of sequences of words. */
  public static EncodeInput words(List<String> first, List<String> second) {
    return new EncodeInput(first, true, second, true);
  }
}
