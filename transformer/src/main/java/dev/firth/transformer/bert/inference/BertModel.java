package dev.firth.transformer.bert.inference;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.TokenMatrix;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.Truncation;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.Pooling;
import dev.firth.transformer.bert.exchange.HuggingFaceFolder;
import dev.firth.transformer.bert.heads.BertForPretraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A BERT with its tokenizer, ready for texts. Thread-safe.
 *
 * <pre>
 * try (var model = BertModel.load(Path.of("bert-base-uncased"))) {
 *   List&lt;EmbeddedText&gt; vectors = model.embed(texts, TextVector.MEAN);
 * }
 * </pre>
 *
 * Texts are read in batches of about equal length, whatever their order; a text has the same vector
 * in every company, up to rounding. What is longer than the model's positions is cut, and the
 * results say so.
 */
public final class BertModel implements AutoCloseable {
  /** Most rows times columns of a batch: more at once is not faster. */
  private static final int CELLS = 4096;

  private final Tokenizer tokenizer;
  private final BertOptions options;
  private final NDManager manager;
  private final ScriptModule vectors;
  private final Optional<ScriptModule> fill;

  private BertModel(
      Tokenizer tokenizer, Bert bert, Optional<BertForPretraining> head, NDManager own) {
    options = bert.options();
    this.tokenizer =
        tokenizer.toBuilder().truncation(Truncation.to(options.positions())).padding(null).build();
    manager = own;
    vectors = new ScriptModule(new VectorScript(bert));
    fill = head.map(model -> new ScriptModule(new FillScript(model)));
  }

  /** A model in memory; its weights stay its own, and may be trained on between calls. */
  public BertModel(Tokenizer tokenizer, BertForPretraining model) {
    this(tokenizer, model.bert(), Optional.of(model), Torch.manager().newSubManager());
  }

  /**
   * Opens a folder as Hugging Face's programs and Firth write it: settings, weights and tokenizer.
   *
   * @throws BadInputException if a file is missing or damaged, or tokenizer and weights do not go
   *     together
   */
  public static BertModel load(Path folder) throws IOException {
    Tokenizer tokenizer = TokenizerFiles.read(folder);
    NDManager own = Torch.manager().newSubManager();
    try (var files = HuggingFaceFolder.open(folder)) {
      BertOptions options = files.config().options();
      if (tokenizer.size() > options.vocabulary()) {
        throw new BadInputException(
            "%s: the tokenizer has %d tokens, the model's vocabulary %d: they are not of one model"
                .formatted(folder, tokenizer.size(), options.vocabulary()));
      }
      // Neither vectors nor masked places need a pooler, which the folder may lack.
      var bert = new Bert(options.toBuilder().pooling(Pooling.IN_HEAD_TANH).build());
      if (!files.hasMaskedLanguageHead()) {
        files.load(bert, own);
        return new BertModel(tokenizer, bert, Optional.empty(), own);
      }
      var model = new BertForPretraining(bert, false);
      files.load(model, own);
      return new BertModel(tokenizer, bert, Optional.of(model), own);
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** The model's shape. */
  public BertOptions options() {
    return options;
  }

  /** What texts are read with: special tokens around them, cut to the model's positions. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** A vector for each text, in their order, from the last layer. */
  public List<EmbeddedText> embed(List<String> texts, TextVector kind) {
    return embed(texts, kind, options.layers());
  }

  /**
   * A vector for each text, in their order.
   *
   * @param layer behind which vectors are taken; 0 for the embeddings
   * @throws UsageException if there is no such layer
   */
  public List<EmbeddedText> embed(List<String> texts, TextVector kind, int layer) {
    List<Encoding> encodings = encode(texts);
    var results = new ArrayList<EmbeddedText>(Collections.nCopies(texts.size(), null));
    for (int[] batch : batches(encodings)) {
      float[] values = run(kind.method(), rows(encodings, batch), layer);
      for (int row = 0; row < batch.length; row++) {
        Encoding encoding = encodings.get(batch[row]);
        float[] vector = Arrays.copyOfRange(values, row * options.dim(), (row + 1) * options.dim());
        results.set(batch[row], new EmbeddedText(vector, encoding.size(), cut(encoding)));
      }
    }
    return results;
  }

  /**
   * A vector for each token of each text, in the order of the texts.
   *
   * @param layer behind which vectors are taken; 0 for the embeddings
   * @throws UsageException if there is no such layer
   */
  public List<TokenVectors> tokens(List<String> texts, int layer) {
    List<Encoding> encodings = encode(texts);
    var results = new ArrayList<TokenVectors>(Collections.nCopies(texts.size(), null));
    for (int[] batch : batches(encodings)) {
      List<Encoding> rows = rows(encodings, batch);
      float[] values = run("tokens", rows, layer);
      int columns = values.length / options.dim() / batch.length;
      for (int row = 0; row < batch.length; row++) {
        int first = row * columns;
        results.set(
            batch[row],
            new TokenVectors(rows.get(row), split(values, first, rows.get(row).size())));
      }
    }
    return results;
  }

  private float[][] split(float[] values, int first, int count) {
    int dim = options.dim();
    return IntStream.range(first, first + count)
        .mapToObj(token -> Arrays.copyOfRange(values, token * dim, (token + 1) * dim))
        .toArray(float[][]::new);
  }

  /**
   * The most probable tokens for each mask in a text.
   *
   * @param text with one or more of the vocabulary's mask token, {@code [MASK]} or {@code <mask>}
   * @param k tokens for each
   * @return for each mask its tokens, best first
   * @throws UsageException if the text has no mask, or the model no head for it
   */
  public List<List<FilledMask>> fillMask(String text, int k) {
    ScriptModule program =
        fill.orElseThrow(() -> new UsageException("the model has no masked-language head"));
    Encoding encoding = tokenizer.encode(text);
    long[] places = masks(encoding);
    try (NDManager own = manager.newSubManager()) {
      List<Object> arguments = new ArrayList<>(input(List.of(encoding)).arrays(own));
      arguments.add(own.create(places));
      arguments.add(Math.min(k, options.vocabulary()));
      NDList best = program.run(own, "best", arguments.toArray());
      return filled(best.get(0).toFloatArray(), best.get(1).toLongArray(), places.length);
    }
  }

  private long[] masks(Encoding encoding) {
    String mask =
        Stream.of("[MASK]", "<mask>")
            .filter(token -> tokenizer.idOf(token) >= 0)
            .findFirst()
            .orElseThrow(() -> new UsageException("the tokenizer has no mask token"));
    int id = tokenizer.idOf(mask);
    long[] places =
        IntStream.range(0, encoding.size())
            .filter(token -> encoding.id(token) == id)
            .asLongStream()
            .toArray();
    if (places.length == 0) {
      throw new UsageException("no " + mask + " in the text: put one where a token is to be found");
    }
    return places;
  }

  private List<List<FilledMask>> filled(float[] probabilities, long[] tokens, int masks) {
    int k = tokens.length / masks;
    List<List<FilledMask>> all = new ArrayList<>();
    for (int mask = 0; mask < masks; mask++) {
      all.add(
          IntStream.range(mask * k, (mask + 1) * k)
              .mapToObj(i -> filled((int) tokens[i], probabilities[i]))
              .toList());
    }
    return all;
  }

  private FilledMask filled(int id, double probability) {
    return new FilledMask(tokenizer.tokenOf(id), id, probability);
  }

  private List<Encoding> encode(List<String> texts) {
    return tokenizer.encodeBatch(texts.stream().map(EncodeInput::of).toList(), true, 1);
  }

  private static List<int[]> batches(List<Encoding> encodings) {
    return LengthBatches.of(encodings.size(), i -> encodings.get(i).size(), CELLS);
  }

  private static List<Encoding> rows(List<Encoding> encodings, int[] batch) {
    return Arrays.stream(batch).mapToObj(encodings::get).toList();
  }

  private float[] run(String method, List<Encoding> rows, int layer) {
    if (layer < 0 || layer > options.layers()) {
      throw new UsageException(
          "there is no layer " + layer + "; the model has 0 to " + options.layers());
    }
    BertInput input = input(rows);
    try (NDManager own = manager.newSubManager()) {
      List<Object> arguments = new ArrayList<>(input.arrays(own));
      arguments.add(layer);
      return vectors.run(own, method, arguments.toArray()).singletonOrThrow().toFloatArray();
    }
  }

  private BertInput input(List<Encoding> rows) {
    List<int[]> ids = rows.stream().map(Encoding::ids).toList();
    TokenMatrix tokens = TokenMatrix.of(ids, options.padding());
    // Tokenizers may tell segments apart where the model has one or none.
    long[] segments =
        options.segments() > 1
            ? TokenMatrix.of(rows.stream().map(Encoding::typeIds).toList(), 0).ids()
            : new long[0];
    var input = new BertInput(tokens, segments);
    input.check(options);
    return input;
  }

  private static int cut(Encoding encoding) {
    return encoding.overflow().stream()
        .mapToInt(
            window ->
                (int) IntStream.range(0, window.size()).filter(t -> !window.special(t)).count())
        .sum();
  }

  @Override
  public void close() {
    fill.ifPresent(ScriptModule::close);
    vectors.close();
    manager.close();
  }
}
