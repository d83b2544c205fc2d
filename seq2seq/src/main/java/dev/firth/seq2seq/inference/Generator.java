package dev.firth.seq2seq.inference;

import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.Search;
import dev.firth.seq2seq.search.SearchInput;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes target sequences for sources with a model. Thread-safe; each call has a state of its own.
 */
public final class Generator implements AutoCloseable {
  private final ScriptModule program;
  private final SequenceModel model;
  private final SpecialIds special;

  /**
   * @param model whose parameters are initialized; they may be trained on between calls
   */
  public Generator(SequenceModel model, SpecialIds special) {
    this.model = model;
    this.special = special;
    this.program = new ScriptModule(new StepScript(model));
  }

  /**
   * Searches for the targets of a batch of sources.
   *
   * @param sources each with the end token behind it
   * @param first the number of the first source in its text
   * @return for each source its hypotheses, best first
   */
  public List<List<Hypothesis>> generate(TokenMatrix sources, long first, Search search) {
    List<SearchInput> inputs =
        IntStream.range(0, sources.rows())
            .mapToObj(row -> SearchInput.of(first + row, sources.lengths()[row]))
            .toList();
    return generate(sources, inputs, search);
  }

  /**
   * Searches for the targets of a batch of sources of which more is known than their place.
   *
   * @param sources each with the end token behind it; of language models, rows without tokens
   * @param inputs one for each source
   * @return for each source its hypotheses, best first
   */
  public List<List<Hypothesis>> generate(
      TokenMatrix sources, List<SearchInput> inputs, Search search) {
    try (var steps = new ModelSteps(program, model, special, sources)) {
      return search.search(steps, inputs);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
