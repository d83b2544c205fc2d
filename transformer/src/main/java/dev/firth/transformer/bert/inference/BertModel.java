package dev.firth.transformer.bert.inference;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.Pooling;
import dev.firth.transformer.bert.exchange.HuggingFaceFolder;
import dev.firth.transformer.bert.heads.BertForPretraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final TextReader reader;
  private final BertOptions options;
  private final NDManager manager;
  private final ScriptModule vectors;
  private final Optional<ScriptModule> fill;

  private BertModel(
      TextReader reader, Bert bert, Optional<BertForPretraining> head, NDManager manager) {
    this.reader = reader;
    this.manager = manager;
    options = bert.options();
    vectors = new ScriptModule(new VectorScript(bert));
    fill = head.map(model -> new ScriptModule(new FillScript(model)));
  }

  /** A model in memory; its weights stay its own, and may be trained on between calls. */
  public BertModel(Tokenizer tokenizer, BertForPretraining model) {
    this(
        new TextReader(tokenizer, model.bert().options()),
        model.bert(),
        Optional.of(model),
        Torch.manager().newSubManager());
  }

  /**
   * Opens a folder as Hugging Face's programs and Firth write it: settings, weights and tokenizer.
   *
   * @throws BadInputException if a file is missing or damaged, or tokenizer and weights do not go
   *     together
   */
  public static BertModel load(Path folder) throws IOException {
    NDManager manager = Torch.manager().newSubManager();
    try (var files = HuggingFaceFolder.open(folder)) {
      TextReader reader = TextReader.of(folder, files.config().options());
      // Neither vectors nor masked places need a pooler, which the folder may lack.
      var withoutPooler = files.config().options().toBuilder().pooling(Pooling.IN_HEAD_TANH);
      var bert = new Bert(withoutPooler.build());
      if (!files.hasMaskedLanguageHead()) {
        files.load(bert, manager);
        return new BertModel(reader, bert, Optional.empty(), manager);
      }
      var model = new BertForPretraining(bert, false);
      files.load(model, manager);
      return new BertModel(reader, bert, Optional.of(model), manager);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** The model's shape. */
  public BertOptions options() {
    return options;
  }

  /** What texts are read with: special tokens around them, cut to the model's positions. */
  public Tokenizer tokenizer() {
    return reader.tokenizer();
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
    return reader.read(
        inputs(texts),
        rows -> {
          float[] values = run(kind.method(), rows, layer);
          return IntStream.range(0, rows.size())
              .mapToObj(row -> embedded(rows.get(row), vector(values, row)))
              .toList();
        });
  }

  private static EmbeddedText embedded(ReadText text, float[] vector) {
    return new EmbeddedText(vector, text.encoding().size(), text.cut());
  }

  /**
   * A vector for each token of each text, in the order of the texts.
   *
   * @param layer behind which vectors are taken; 0 for the embeddings
   * @throws UsageException if there is no such layer
   */
  public List<TokenVectors> tokens(List<String> texts, int layer) {
    return reader.read(
        inputs(texts),
        rows -> {
          float[] values = run("tokens", rows, layer);
          int columns = values.length / options.dim() / rows.size();
          return IntStream.range(0, rows.size())
              .mapToObj(row -> tokens(rows.get(row).encoding(), values, row * columns))
              .toList();
        });
  }

  private TokenVectors tokens(Encoding encoding, float[] values, int first) {
    float[][] vectors =
        IntStream.range(first, first + encoding.size())
            .mapToObj(token -> vector(values, token))
            .toArray(float[][]::new);
    return new TokenVectors(encoding, vectors);
  }

  private float[] vector(float[] values, int number) {
    return Arrays.copyOfRange(values, number * options.dim(), (number + 1) * options.dim());
  }

  private static List<EncodeInput> inputs(List<String> texts) {
    return texts.stream().map(EncodeInput::of).toList();
  }

  private float[] run(String method, List<ReadText> rows, int layer) {
    if (layer < 0 || layer > options.layers()) {
      throw new UsageException(
          "there is no layer " + layer + "; the model has 0 to " + options.layers());
    }
    try (NDManager own = manager.newSubManager()) {
      List<Object> arguments = new ArrayList<>(reader.input(rows).arrays(own));
      arguments.add(layer);
      return vectors.run(own, method, arguments.toArray()).singletonOrThrow().toFloatArray();
    }
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
    ReadText read = reader.encode(EncodeInput.of(text));
    long[] places = masks(read.encoding());
    try (NDManager own = manager.newSubManager()) {
      List<Object> arguments = new ArrayList<>(reader.input(List.of(read)).arrays(own));
      arguments.add(own.create(places));
      arguments.add(Math.min(k, options.vocabulary()));
      NDList best = program.run(own, "best", arguments.toArray());
      return filled(best.get(0).toFloatArray(), best.get(1).toLongArray(), places.length);
    }
  }

  private long[] masks(Encoding encoding) {
    String mask =
        Stream.of("[MASK]", "<mask>")
            .filter(token -> tokenizer().idOf(token) >= 0)
            .findFirst()
            .orElseThrow(() -> new UsageException("the tokenizer has no mask token"));
    int id = tokenizer().idOf(mask);
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
    return new FilledMask(tokenizer().tokenOf(id), id, probability);
  }

  @Override
  public void close() {
    fill.ifPresent(ScriptModule::close);
    vectors.close();
    manager.close();
  }
}
