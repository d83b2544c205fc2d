package dev.firth.transformer.lm;

import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.inference.Generator;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.Search;
import dev.firth.seq2seq.search.SearchInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes texts on with a language model, by whatever search: {@link
 * dev.firth.seq2seq.search.Sampling} for texts that differ, beam or greedy search for likely ones.
 * Limits of length are those of a source without tokens, so their constants alone count.
 * Thread-safe.
 */
public final class TextContinuation implements AutoCloseable {
  private final Generator generator;
  private final int pad;

  /**
   * @param model whose parameters are initialized; they may be trained on between calls
   */
  public TextContinuation(CausalLanguageModel model, SpecialIds special) {
    generator = new Generator(model, special);
    pad = special.pad();
  }

  /**
   * Continues texts.
   *
   * @param beginnings the ids that each text begins with, without start token; may be none
   * @param first the number of the first text, which with the seed decides what is drawn
   * @return for each beginning its texts, from the first token of the beginning on
   */
  public List<List<Hypothesis>> of(List<List<Integer>> beginnings, long first, Search search) {
    List<SearchInput> inputs = new ArrayList<>();
    for (List<Integer> beginning : beginnings) {
      inputs.add(SearchInput.of(first + inputs.size(), 0).withPrefix(beginning));
    }
    TokenMatrix nothing = TokenMatrix.of(Collections.nCopies(beginnings.size(), new int[0]), pad);
    return generator.generate(nothing, inputs, search);
  }

  @Override
  public void close() {
    generator.close();
  }
}
