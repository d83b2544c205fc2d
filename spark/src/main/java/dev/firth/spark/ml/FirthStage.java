package dev.firth.spark.ml;

import dev.firth.runs.UsageException;
import dev.firth.spark.models.ModelSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What all stages have in common: they read one column, and add those of results and one that says
 * what is wrong with a row, null if nothing is. A row with bad input, such as null, gets no result
 * and ends no job; a model that an executor cannot open does. Parameters are saved and loaded with
 * the pipeline, models are not: they stay where {@link #modelPath} says.
 *
 * @param <S> the stage itself, which setters return
 */
public abstract class FirthStage<S extends FirthStage<S>> extends Transformer
    implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final Param<String> inputCol;
  private final Param<String> outputCol;
  private final Param<String> errorCol;
  private final Param<String> modelPath;

  FirthStage(String uid) {
    this.uid = uid;
    inputCol = text("inputCol", "the column that is read");
    outputCol = text("outputCol", "the column that gets the result (default: uid__output)");
    errorCol =
        text("errorCol", "the column that says what is wrong with a row (default: uid__error)");
    modelPath =
        text(
            "modelPath",
            "the model: a path that every executor sees, or a URI of Hadoop's file systems, which"
                + " each executor copies once");
  }

  /** A parameter of text. */
  final Param<String> text(String name, String description) {
    return new Param<>(uid, name, description);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The column that is read. */
  public Param<String> inputCol() {
    return inputCol;
  }

  /** The column that gets the result. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** The column that says what is wrong with a row, null if nothing is. */
  public Param<String> errorCol() {
    return errorCol;
  }

  /** The model: a path that every executor sees, or a URI of Hadoop's file systems. */
  public Param<String> modelPath() {
    return modelPath;
  }

  /** Sets {@link #inputCol}. */
  public S setInputCol(String column) {
    return with(inputCol, column);
  }

  /** Sets {@link #outputCol}. */
  public S setOutputCol(String column) {
    return with(outputCol, column);
  }

  /** Sets {@link #errorCol}. */
  public S setErrorCol(String column) {
    return with(errorCol, column);
  }

  /** Sets {@link #modelPath}. */
  public S setModelPath(String path) {
    return with(modelPath, path);
  }

  /** Sets a parameter. */
  @SuppressWarnings("unchecked") // S is the class of this
  final <T> S with(Param<T> param, T value) {
    set(param, value);
    return (S) this;
  }

  /** The value of a parameter that has to be set. */
  final String required(Param<String> param) {
    if (!isSet(param)) {
      throw new UsageException("%s: %s is not set".formatted(name(), param.name()));
    }
    return getOrDefault(param);
  }

  /** The name of a column of results, by default made of the stage's, as Spark's own stages do. */
  final String column(Param<String> param, String suffix) {
    return isSet(param) ? getOrDefault(param) : uid + "__" + suffix;
  }

  final String name() {
    return getClass().getSimpleName();
  }

  /** What is done with the column; parameters that make no sense are a {@link UsageException}. */
  abstract RowFunction<?> function();

  /** The type of the column {@link #outputCol}. */
  abstract DataType outputType();

  /** Columns of results beside {@link #outputCol}. */
  List<StructField> furtherResults() {
    return List.of();
  }

  /** The types that can be read. */
  boolean reads(DataType type) {
    return type instanceof StringType;
  }

  /** What {@link #reads} takes, for people. */
  String readable() {
    return "text";
  }

  /** Rows that are worked on together. */
  int rowsTogether() {
    return 1;
  }

  /**
   * The columns with those that are added.
   *
   * @throws UsageException if the input column is missing or of a type that cannot be read, if a
   *     column that is to be added is there, or a parameter makes no sense
   */
  @Override
  public StructType transformSchema(StructType schema) {
    StageColumns columns = columns();
    DataType type = columns.inputType(schema);
    if (!reads(type)) {
      throw new UsageException(
          "%s: column '%s' is of type %s, not %s"
              .formatted(name(), columns.input(), type.simpleString(), readable()));
    }
    function();
    return columns.addTo(schema);
  }

  private StageColumns columns() {
    String input = required(inputCol);
    var added = new ArrayList<StructField>();
    added.add(StageColumns.column(column(outputCol, "output"), outputType()));
    added.addAll(furtherResults());
    added.add(StageColumns.column(column(errorCol, "error"), DataTypes.StringType));
    return new StageColumns(name(), input, added);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType before = dataset.schema();
    StructType after = transformSchema(before);
    return dataset
        .toDF()
        .mapPartitions(work(function(), before, dataset.sparkSession()), Encoders.row(after));
  }

  private <M> PartitionWork<M> work(
      RowFunction<M> function, StructType before, SparkSession session) {
    return new PartitionWork<>(
        name(),
        function,
        before.fieldIndex(required(inputCol)),
        1 + furtherResults().size(),
        rowsTogether(),
        settings(function.source(), session));
  }

  /** Settings of Hadoop are many: they are sent where they are needed. */
  private static Broadcast<SerializableConfiguration> settings(
      ModelSource<?> source, SparkSession session) {
    return source.isRemote() ? SerializableConfiguration.broadcast(session.sparkContext()) : null;
  }

  @Override
  public S copy(ParamMap extra) {
    return defaultCopy(extra);
  }
}
