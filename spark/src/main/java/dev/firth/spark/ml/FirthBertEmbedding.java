package dev.firth.spark.ml;

import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.spark.models.ModelSource;
import dev.firth.transformer.bert.inference.BertModel;
import dev.firth.transformer.bert.inference.TextVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.DataType;

/**
 * A vector for each text from BERT, as {@code firth bert embed} makes it; the model is a folder as
 * that command takes it. What is longer than the model's positions is cut. A task's network has as
 * many threads as {@code spark.task.cpus} gives it.
 */
public final class FirthBertEmbedding extends BatchStage<FirthBertEmbedding> {
  private static final long serialVersionUID = 1L;

  private final Param<String> pool;
  private final IntParam layer;

  public FirthBertEmbedding() {
    this(Identifiable.randomUID("FirthBertEmbedding"));
  }

  public FirthBertEmbedding(String uid) {
    super(uid);
    pool = text("pool", "mean of the tokens, or cls: the first token's vector (default: mean)");
    layer =
        new IntParam(
            uid,
            "layer",
            "behind which vectors are taken, 0 for the embeddings (default: the last one)",
            ParamValidators.gtEq(0));
    setDefault(pool, "mean");
  }

  /** Reads a stage that was saved. */
  public static MLReader<FirthBertEmbedding> read() {
    return new StageReadable<FirthBertEmbedding>().read();
  }

  /** Loads a stage that was saved. */
  public static FirthBertEmbedding load(String path) {
    return read().load(path);
  }

  /** Which one vector stands for a text: mean or cls. */
  public Param<String> pool() {
    return pool;
  }

  /** The layer behind which vectors are taken. */
  public IntParam layer() {
    return layer;
  }

  /** Sets {@link #pool}. */
  public FirthBertEmbedding setPool(String name) {
    return with(pool, name);
  }

  /** Sets {@link #layer}. */
  public FirthBertEmbedding setLayer(int number) {
    return with(layer, number);
  }

  @Override
  DataType outputType() {
    return SQLDataTypes.VectorType();
  }

  @Override
  RowFunction<?> function() {
    Integer wanted = isSet(layer) ? (Integer) getOrDefault(layer) : null;
    return new Embedding(new BertFolder(required(modelPath())), kind(), wanted);
  }

  private TextVector kind() {
    return switch (getOrDefault(pool)) {
      case "mean" -> TextVector.MEAN;
      case "cls" -> TextVector.FIRST;
      default ->
          throw new UsageException(
              "FirthBertEmbedding: pool is mean or cls, not " + getOrDefault(pool));
    };
  }

  private record BertFolder(String path) implements ModelSource<BertModel> {
    @Override
    public List<String> paths() {
      return List.of(path);
    }

    @Override
    public BertModel open(List<Path> files) throws IOException {
      return BertModel.load(files.getFirst());
    }

    @Override
    public void close(BertModel model) {
      model.close();
    }
  }

  /**
   * Embeds texts.
   *
   * @param layer null for the last one
   */
  private record Embedding(BertFolder source, TextVector kind, Integer layer)
      implements RowFunction<BertModel> {
    @Override
    public List<Outcome> apply(BertModel model, List<Object> inputs) {
      // The engine keeps the number for each thread.
      Torch.setThreads(TaskContext.get().cpus());
      int behind = layer == null ? model.options().layers() : layer;
      List<String> texts = inputs.stream().map(String.class::cast).toList();
      return model.embed(texts, kind, behind).stream()
          .map(text -> Outcome.of(DenseVectors.of(text.vector())))
          .toList();
    }
  }
}
