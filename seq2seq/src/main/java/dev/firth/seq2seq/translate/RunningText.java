package dev.firth.seq2seq.translate;

import dev.firth.seq2seq.data.LineEncoder;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases of a language as they stand in running text, behind another word: some tokenizers cut the
 * first word of a text in another way than the same word behind a blank, and sentences begin with
 * capitals.
 */
record RunningText(LineEncoder language) {
  private static final String WORD_BEFORE = "a";

  /** The tokens of a phrase; none if the tokenizer leaves nothing of it. */
  List<Integer> tokens(String phrase) {
    int[] before = language.ids(WORD_BEFORE);
    int[] both = language.ids(WORD_BEFORE + " " + phrase.strip());
    int same = Arrays.mismatch(before, both);
    boolean apart = same == before.length;
    int[] ids = apart ? Arrays.copyOfRange(both, same, both.length) : language.ids(phrase.strip());
    return Arrays.stream(ids).boxed().toList();
  }

  /** Those of each phrase of which something is left. */
  List<List<Integer>> tokens(List<String> phrases) {
    return phrases.stream().map(this::tokens).filter(tokens -> !tokens.isEmpty()).toList();
  }
}
