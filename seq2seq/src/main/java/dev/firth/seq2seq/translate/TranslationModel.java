package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.SharedWork;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.LineEncoder;
import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SpecialIds;
import dev.firth.seq2seq.data.TextForms;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.data.TranslationTokenizers;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.inference.Generator;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.model.ModelFamily;
import dev.firth.seq2seq.search.Averaging;
import dev.firth.seq2seq.search.Hypothesis;
import dev.firth.seq2seq.search.Search;
import dev.firth.seq2seq.search.SearchInput;
import dev.firth.tokenizers.words.LineForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Translates text, line by line. Thread-safe.
 *
 * <pre>{@code
 * try (var model = TranslationModel.load(directory, families)) {
 *   List<String> translations = model.translate(sentences);
 * }
 * }</pre>
 */
public final class TranslationModel implements AutoCloseable {
  private final NDManager manager;
  private final List<EncoderDecoder> models;
  private final Generator generator;
  private final LineEncoder source;
  private final LineEncoder target;
  private final SpecialIds sourceSpecial;
  private final SpecialIds targetSpecial;

  private TranslationModel(
      NDManager manager,
      List<EncoderDecoder> models,
      TranslationTokenizers tokenizers,
      TextForms forms,
      SpecialIds sourceSpecial,
      SpecialIds targetSpecial) {
    this.manager = manager;
    this.models = List.copyOf(models);
    this.generator = new Generator(models, targetSpecial, Averaging.PROBABILITIES);
    this.source = LineEncoder.ofSource(tokenizers.source(), forms);
    this.target = LineEncoder.ofTarget(tokenizers.target(), forms);
    this.sourceSpecial = sourceSpecial;
    this.targetSpecial = targetSpecial;
  }

  /**
   * Loads the model of a directory.
   *
   * @param families kinds of models that are known
   * @throws BadInputException if something is missing or damaged, or does not fit the rest
   */
  public static TranslationModel load(Path directory, List<ModelFamily<EncoderDecoder>> families)
      throws IOException {
    return load(List.of(directory), families);
  }

  /**
   * Loads several models of one pair of vocabularies, whose probabilities are averaged.
   *
   * @throws BadInputException as {@link #load(Path, List)}, and if the vocabularies differ
   */
  public static TranslationModel load(
      List<Path> directories, List<ModelFamily<EncoderDecoder>> families) throws IOException {
    NDManager manager = Torch.manager().newSubManager();
    try {
      List<ModelDirectory<EncoderDecoder>> all = new ArrayList<>();
      for (Path directory : directories) {
        all.add(ModelDirectory.read(directory, families, manager));
        SameText.require(directories.getFirst(), all.getFirst(), directory, all.getLast());
      }
      ModelDirectory<EncoderDecoder> first = all.getFirst();
      return new TranslationModel(
          manager,
          all.stream().map(ModelDirectory::model).toList(),
          first.tokenizers(),
          first.forms(),
          first.config().source().special(),
          first.config().target().special());
    } catch (IOException | RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /**
   * A translator with a model that may still be trained between calls.
   *
   * @param model whose parameters are initialized; it stays open when this is closed
   * @param corpus that it learns from
   */
  public static TranslationModel of(EncoderDecoder model, PreparedCorpus corpus) {
    return new TranslationModel(
        Torch.manager().newSubManager(),
        List.of(model),
        corpus.tokenizers(),
        corpus.forms(),
        corpus.sourceSpecial(),
        corpus.targetSpecial());
  }

  /** The form in which the model writes lines. */
  public LineForm targetForm() {
    return target.form();
  }

  /**
   * Translates sentences with the default options.
   *
   * @return the best translation of each, in their order; empty for a blank one
   */
  public List<String> translate(List<String> sentences) {
    return translate(sentences, TranslationOptions.defaults()).stream()
        .map(TranslatedSentence::text)
        .toList();
  }

  /**
   * Translates sentences.
   *
   * @throws UsageException if the options ask for what this model cannot do
   */
  public List<TranslatedSentence> translate(List<String> sentences, TranslationOptions options) {
    return translate(sentences, 0, options);
  }

  /**
   * Translates sentences that others come before.
   *
   * @param first the number of the first one in its text, which draws depend on
   * @throws UsageException if the options ask for what this model cannot do
   */
  public List<TranslatedSentence> translate(
      List<String> sentences, long first, TranslationOptions options) {
    return translateConstrained(
        sentences.stream().map(ConstrainedSentence::free).toList(), first, options);
  }

  /**
   * Translates sentences that others come before into translations that have given phrases. Phrases
   * are cut as the target's tokenizer cuts them in running text and found token by token. Where
   * they are not met within the greatest length, the translation says so.
   *
   * @param first the number of the first one in its text
   * @throws UsageException if the options ask for what this model cannot do, or there are phrases
   *     and translations are to be drawn
   */
  public List<TranslatedSentence> translateConstrained(
      List<ConstrainedSentence> sentences, long first, TranslationOptions options) {
    List<int[]> whole = sentences.stream().map(of -> sourceIds(of.text())).toList();
    RunningText running = new RunningText(target);
    List<List<List<Integer>>> phrases =
        sentences.stream().map(of -> running.tokens(of.phrases())).toList();
    List<int[]> sources = whole.stream().map(ids -> begin(ids, options.maxSourceLength())).toList();
    List<List<Hypothesis>> found = search(sources, phrases::get, first, options);
    List<TranslatedSentence> translated = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      List<Translation> translations =
          sources.get(i).length == 0
              ? List.of(phrases.get(i).isEmpty() ? Translation.EMPTY : Translation.EMPTY_OF_PHRASES)
              : found.get(i).stream().map(this::translation).toList();
      int length = whole.get(i).length;
      translated.add(
          new TranslatedSentence(length, length > options.maxSourceLength(), translations));
    }
    return translated;
  }

  /** Searches for the targets of sources without end tokens; empty ones are not searched for. */
  List<List<Hypothesis>> search(List<int[]> sources, long first, TranslationOptions options) {
    return search(sources, source -> List.of(), first, options);
  }

  private List<List<Hypothesis>> search(
      List<int[]> sources,
      IntFunction<List<List<Integer>>> phrases,
      long first,
      TranslationOptions options) {
    boolean covers = options.sampling().isEmpty() && options.beam().coveragePenalty().applies();
    if (covers && !generator.hasSingleAttention()) {
      throw new UsageException("a coverage penalty needs a model with one attention to the source");
    }
    List<int[]> batches = SourceBatches.of(sources, options.batchTokens(), options.threads());
    Search search = options.search(targetSpecial, new RunningText(target));
    List<Integer> prefix = prefix(options.prefix());
    List<Supplier<List<List<Hypothesis>>>> searches = new ArrayList<>();
    for (int[] batch : batches) {
      List<SearchInput> inputs =
          Arrays.stream(batch)
              .mapToObj(
                  i ->
                      new SearchInput(
                          first + i, sources.get(i).length + 1, prefix, phrases.apply(i)))
              .toList();
      List<int[]> rows = Arrays.stream(batch).mapToObj(i -> ended(sources.get(i))).toList();
      searches.add(
          () -> generator.generate(TokenMatrix.of(rows, sourceSpecial.pad()), inputs, search));
    }
    return inOrder(
        batches, SharedWork.results(searches, options.threads(), "translating"), sources.size());
  }

  /** What was found of each sentence; nothing of those in no batch. */
  private static List<List<Hypothesis>> inOrder(
      List<int[]> batches, List<List<List<Hypothesis>>> results, int sentences) {
    List<List<Hypothesis>> found = new ArrayList<>(Collections.nCopies(sentences, List.of()));
    for (int number = 0; number < batches.size(); number++) {
      int[] batch = batches.get(number);
      for (int row = 0; row < batch.length; row++) {
        found.set(batch[row], results.get(number).get(row));
      }
    }
    return found;
  }

  /** The tokens of a sentence without the end token; none for a blank one. */
  int[] sourceIds(String sentence) {
    return sentence.isBlank() ? new int[0] : source.ids(sentence);
  }

  private static int[] begin(int[] ids, int most) {
    return ids.length <= most ? ids : Arrays.copyOf(ids, most);
  }

  private List<Integer> prefix(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(target.ids(text)).boxed().toList();
  }

  private int[] ended(int[] ids) {
    int[] longer = Arrays.copyOf(ids, ids.length + 1);
    longer[ids.length] = sourceSpecial.end();
    return longer;
  }

  /** The text of tokens of the target's vocabulary. */
  String text(int[] tokens) {
    return target.text(target.words(tokens));
  }

  /** Whether all models look at their sources. */
  public boolean attends() {
    return models.stream().allMatch(model -> model.attention().exists());
  }

  /**
   * What says how the models look at sources; to be closed before this.
   *
   * @throws UsageException if a model has no such layer
   */
  public AttentionReader attention(AttentionLayer layer) {
    return new AttentionReader(models, layer, source, target, sourceSpecial, targetSpecial);
  }

  private Translation translation(Hypothesis hypothesis) {
    String words = target.words(hypothesis.tokens());
    return new Translation(
        target.text(words),
        words,
        Arrays.stream(hypothesis.tokens()).mapToObj(target::token).toList(),
        hypothesis.score(),
        hypothesis.logProbability(),
        hypothesis.ended(),
        hypothesis.constraintsMet());
  }

  @Override
  public void close() {
    generator.close();
    manager.close();
  }
}
