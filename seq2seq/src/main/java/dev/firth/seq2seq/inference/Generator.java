package dev.firth.seq2seq.inference;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.search.Averaging;
import dev.firth.seq2seq.search.Ensemble;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.Search;
import dev.firth.seq2seq.search.SearchInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes target sequences for sources with a model. Thread-safe; each call has a state of its own.
 */
public final class Generator implements AutoCloseable {
  private final List<Member> members;
  private final SpecialIds special;
  private final Averaging averaging;

  private record Member(ScriptModule program, SequenceModel model) {}

  /**
   * @param model whose parameters are initialized; they may be trained on between calls
   */
  public Generator(SequenceModel model, SpecialIds special) {
    this(List.of(model), special, Averaging.PROBABILITIES);
  }

  /**
   * Several models that write together.
   *
   * @param models with the same vocabularies
   * @param averaging of what they say
   */
  public Generator(List<? extends SequenceModel> models, SpecialIds special, Averaging averaging) {
    this.members =
        models.stream()
            .map(model -> new Member(new ScriptModule(new StepScript(model)), model))
            .toList();
    this.special = special;
    this.averaging = averaging;
  }

  /** Whether each model looks at the source once, so that coverage means something. */
  public boolean hasSingleAttention() {
    return members.stream().allMatch(member -> member.model().attention().isSingle());
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
    return generate(sources, inputs, search, AttentionLayer.PENULTIMATE);
  }

  /**
   * The same for a search that asks for attention to the source.
   *
   * @param layer whose attention that is; its heads are averaged
   * @throws UsageException if the search asks for it and a model has no such layer
   */
  public List<List<Hypothesis>> generate(
      TokenMatrix sources, List<SearchInput> inputs, Search search, AttentionLayer layer) {
    List<ModelSteps> steps = new ArrayList<>();
    try {
      for (Member member : members) {
        steps.add(new ModelSteps(member.program(), member.model(), special, layer, sources));
      }
      return search.search(
          steps.size() == 1 ? steps.getFirst() : new Ensemble(steps, averaging), inputs);
    } finally {
      steps.forEach(ModelSteps::close);
    }
  }

  @Override
  public void close() {
    members.forEach(member -> member.program().close());
  }
}
