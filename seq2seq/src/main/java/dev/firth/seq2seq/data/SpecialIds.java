package dev.firth.seq2seq.data;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The ids of the tokens with a meaning of their own: see {@link SpecialNames}.
 *
 * @param pad fills up rows
 * @param begin before the first token of a target
 * @param end behind the last token of a sentence
 * @param unknown for what the vocabulary lacks; {@link #NONE} where it has no such token
 */
public record SpecialIds(int pad, int begin, int end, int unknown) {
  /** No such token. */
  public static final int NONE = -1;

  /**
   * Finds them in a tokenizer by their names.
   *
   * @param name what messages call the tokenizer, such as its file
   * @throws BadInputException if it lacks one; the message names all that are missing. {@code
   *     unknown} may be missing
   */
  public static SpecialIds of(Tokenizer tokenizer, SpecialNames names, String name)
      throws BadInputException {
    List<String> missing = new ArrayList<>();
    for (String token : List.of(names.pad(), names.begin(), names.end())) {
      if (tokenizer.idOf(token) < 0) {
        missing.add(token);
      }
    }
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "%s has no token %s: train it with %s as special tokens, or say what it calls them"
              .formatted(name, String.join(", ", missing), String.join(" ", missing)));
    }
    return new SpecialIds(
        tokenizer.idOf(names.pad()),
        tokenizer.idOf(names.begin()),
        tokenizer.idOf(names.end()),
        tokenizer.idOf(names.unknown()));
  }

  /**
   * Ids that do not stand in a text that is written: filling, begin, and unknown if there is one.
   */
  public List<Integer> notInText() {
    return unknown == NONE ? List.of(pad, begin) : List.of(pad, begin, unknown);
  }

  /** Whether an id never stands in a sentence itself: text that holds it is no sentence. */
  boolean isReserved(int id) {
    return id == pad || id == begin || id == end;
  }
}
