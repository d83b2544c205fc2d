package dev.firth.seq2seq.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence of the batch with its limits.
 *
 * @param index its place in the batch
 * @param input what is known of it
 * @param minLength the end token cannot come before so many tokens
 * @param maxLength log-probabilities that a sequence may have: one that is cut has so many tokens,
 *     one that ends has the end token among them
 * @param phrases that results must have
 */
record Sentence(
    int index, SearchInput input, int minLength, int maxLength, RequiredPhrases phrases) {
  /** The sentences of a batch, checked against the step function that is to continue them. */
  static List<Sentence> of(StepFunction function, List<SearchInput> inputs, Constraints rules) {
    if (inputs.size() != function.sentences()) {
      throw new IllegalArgumentException(
          inputs.size() + " inputs, but the step function has " + function.sentences());
    }
    List<Sentence> sentences = new ArrayList<>();
    for (SearchInput input : inputs) {
      checkPrefix(input, function);
      checkPhrases(input, function);
      int least = rules.minLength().tokens(input.sourceLength());
      int most = rules.maxLength().tokens(input.sourceLength());
      sentences.add(
          new Sentence(
              sentences.size(),
              input,
              least,
              Math.max(most, input.prefix().size()),
              RequiredPhrases.of(input.phrases(), rules)));
    }
    return sentences;
  }

  private static void checkPrefix(SearchInput input, StepFunction function) {
    int last = input.prefix().size() - 1;
    for (int i = 0; i <= last; i++) {
      int token = input.prefix().get(i);
      if (token < 0 || token >= function.vocabularySize()) {
        throw badPrefix(input, token, "it is not in the vocabulary");
      }
      if (token == function.endToken() && i < last) {
        throw badPrefix(input, token, "the end token can only be the last");
      }
    }
  }

  private static void checkPhrases(SearchInput input, StepFunction function) {
    for (List<Integer> phrase : input.phrases()) {
      for (int token : phrase) {
        if (token < 0 || token >= function.vocabularySize() || token == function.endToken()) {
          throw new IllegalArgumentException(
              "sentence %d: token %d cannot be in a phrase".formatted(input.number(), token));
        }
      }
    }
  }

  private static IllegalArgumentException badPrefix(SearchInput input, int token, String why) {
    return new IllegalArgumentException(
        "sentence %d: token %d of the forced prefix: %s".formatted(input.number(), token, why));
  }

  /** The token that a sequence of so many tokens must go on with, or {@link Edits#FREE}. */
  int forcedAfter(int length) {
    return length < input.prefix().size() ? input.prefix().get(length) : Edits.FREE;
  }
}
