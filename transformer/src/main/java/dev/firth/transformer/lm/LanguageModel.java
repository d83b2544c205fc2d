package dev.firth.transformer.lm;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The language model of a directory: scores text and writes it on. Thread-safe.
 *
 * <pre>{@code
 * try (var model = LanguageModel.load(directory)) {
 *   List<WrittenText> texts = model.write("The king", ContinuationOptions.defaults());
 * }
 * }</pre>
 */
public final class LanguageModel implements AutoCloseable {
  private final NDManager manager;
  private final ModelDirectory<CausalLanguageModel> directory;
  private final CausalArchitecture architecture;
  private final SpecialIds special;
  private final Tokenizer tokenizer;
  private final TextScorer scorer;
  private final TextContinuation continuation;

  private LanguageModel(NDManager manager, ModelDirectory<CausalLanguageModel> directory) {
    this.manager = manager;
    this.directory = directory;
    architecture = (CausalArchitecture) directory.config().architecture();
    special = directory.config().target().special();
    // A text about mark-up may say </s>; it means those four characters.
    tokenizer =
        directory.tokenizers().target().toBuilder()
            .specialTokens(SpecialTokenPolicy.AS_TEXT)
            .build();
    scorer = new TextScorer(directory.model(), tokenizer, special, architecture.context());
    continuation = new TextContinuation(directory.model(), special);
  }

  /**
   * Loads the model of a directory.
   *
   * @throws BadInputException if something is missing or damaged, or does not fit the rest
   */
  public static LanguageModel load(Path directory) throws IOException {
    NDManager manager = Torch.manager().newSubManager();
    try {
      return new LanguageModel(
          manager, ModelDirectory.read(directory, List.of(CausalArchitecture.FAMILY), manager));
    } catch (IOException | RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** What the model is. */
  public CausalArchitecture architecture() {
    return architecture;
  }

  /** How many tokens there are. */
  public int vocabulary() {
    return directory.model().targetVocabulary();
  }

  /** The score of each line, as {@link TextScorer} says. */
  public List<LineScore> score(List<String> lines) {
    return scorer.score(lines);
  }

  /**
   * Writes a text on.
   *
   * @param beginning may be empty
   * @return as many texts as the options want, each with its beginning
   * @throws UsageException if the beginning takes all places that the model has
   */
  public List<WrittenText> write(String beginning, ContinuationOptions options) {
    List<Integer> ids =
        beginning.isEmpty() ? List.of() : Arrays.stream(tokenizer.ids(beginning)).boxed().toList();
    int places = directory.model().places();
    if (ids.size() >= places) {
      throw new UsageException(
          "the prefix has %,d tokens, the model has %,d places: give a shorter one"
              .formatted(ids.size(), places));
    }
    var search = options.search(special, ids.size(), places);
    return continuation.of(List.of(ids), 0, search).getFirst().stream().map(this::written).toList();
  }

  private WrittenText written(Hypothesis hypothesis) {
    return new WrittenText(
        tokenizer.decode(hypothesis.tokens(), true),
        Arrays.stream(hypothesis.tokens()).mapToObj(tokenizer::tokenOf).toList(),
        hypothesis.logProbability(),
        hypothesis.ended());
  }

  @Override
  public void close() {
    continuation.close();
    scorer.close();
    manager.close();
  }
}
