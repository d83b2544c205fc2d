package dev.firth.spark.ml;

import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.runs.UsageException;
import dev.firth.spark.models.ModelSource;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.words.NamedWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Text becomes an array of tokens, or of their ids: those of a tokenizer's file or folder, of any
 * kind that {@code firth tokenizer encode} reads, or without {@code modelPath} words.
 *
 * <pre>{@code
 * var tokens = new FirthTokenizer().setInputCol("text").setOutputCol("tokens")
 *     .setModelPath("/models/bert-base-uncased").transform(texts);
 * }</pre>
 */
public final class FirthTokenizer extends WordStage<FirthTokenizer> {
  private static final long serialVersionUID = 1L;

  private final BooleanParam ids;
  private final BooleanParam special;

  public FirthTokenizer() {
    this(Identifiable.randomUID("FirthTokenizer"));
  }

  public FirthTokenizer(String uid) {
    super(uid);
    ids = new BooleanParam(uid, "ids", "ids instead of tokens (default: false)");
    special = new BooleanParam(uid, "special", "add special tokens such as [CLS] (default: false)");
    setDefault(ids, false);
    setDefault(special, false);
  }

  /** Reads a stage that was saved. */
  public static MLReader<FirthTokenizer> read() {
    return new StageReadable<FirthTokenizer>().read();
  }

  /** Loads a stage that was saved. */
  public static FirthTokenizer load(String path) {
    return read().load(path);
  }

  /** Whether the result is ids instead of tokens. */
  public BooleanParam ids() {
    return ids;
  }

  /** Whether special tokens are added. */
  public BooleanParam special() {
    return special;
  }

  /** Sets {@link #ids}. */
  public FirthTokenizer setIds(boolean on) {
    return with(ids, on);
  }

  /** Sets {@link #special}. */
  public FirthTokenizer setSpecial(boolean on) {
    return with(special, on);
  }

  private boolean isOn(BooleanParam param) {
    return (Boolean) getOrDefault(param);
  }

  @Override
  DataType outputType() {
    return DataTypes.createArrayType(isOn(ids) ? DataTypes.IntegerType : DataTypes.StringType);
  }

  @Override
  RowFunction<?> function() {
    if (isSet(modelPath())) {
      if (isSet(tokenizer())) {
        throw new UsageException("FirthTokenizer: modelPath and tokenizer exclude each other");
      }
      return new Pieces(new TokenizerModel(required(modelPath())), isOn(ids), isOn(special));
    }
    if (isOn(ids) || isOn(special)) {
      throw new UsageException("FirthTokenizer: ids and special need a modelPath");
    }
    return new WordList(new WordRules(words()));
  }

  private record TokenizerModel(String path) implements ModelSource<Tokenizer> {
    @Override
    public List<String> paths() {
      return List.of(path);
    }

    @Override
    public Tokenizer open(List<Path> files) throws IOException {
      return TokenizerFiles.read(files.getFirst());
    }
  }

  private record Pieces(TokenizerModel source, boolean ids, boolean special)
      implements RowFunction<Tokenizer> {
    @Override
    public List<Outcome> apply(Tokenizer model, List<Object> texts) {
      return texts.stream().map(text -> outcome(model.encode((String) text, special))).toList();
    }

    private Outcome outcome(Encoding encoding) {
      // Spark takes arrays of objects.
      Object[] array =
          ids
              ? Arrays.stream(encoding.ids()).boxed().toArray()
              : IntStream.range(0, encoding.size()).mapToObj(encoding::token).toArray();
      return Outcome.of((Object) array);
    }
  }

  private record WordRules(NamedWords words) implements ModelSource<WordTokenizer> {
    @Override
    public List<String> paths() {
      return List.of();
    }

    @Override
    public WordTokenizer open(List<Path> files) {
      return words.open();
    }
  }

  private record WordList(WordRules source) implements RowFunction<WordTokenizer> {
    @Override
    public List<Outcome> apply(WordTokenizer model, List<Object> texts) {
      return texts.stream()
          .map(text -> SentenceEncoder.words((String) text, model))
          .map(words -> Outcome.of((Object) words.toArray()))
          .toList();
    }
  }
}
