package dev.firth.spark.ml;

import dev.firth.embeddings.fasttext.FastTextBinary;
import dev.firth.embeddings.fasttext.FastTextDictionary;
import dev.firth.embeddings.fasttext.FastTextModel;
import dev.firth.embeddings.fasttext.Prediction;
import dev.firth.runs.BadInputException;
import dev.firth.spark.models.ModelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The label of each text, as {@code firth classify predict} gives it: a model of {@code firth
 * classify train} or of fastText, a {@code .bin} or {@code .ftz}. A further column maps labels to
 * their probabilities, the likeliest first. Where no label reaches the threshold the label is null
 * and the map empty, which is no error.
 */
public final class FirthClassifier extends FirthStage<FirthClassifier> {
  private static final long serialVersionUID = 1L;

  private final Param<String> probabilitiesCol;
  private final IntParam top;
  private final DoubleParam threshold;
  private final Param<String> labelPrefix;

  public FirthClassifier() {
    this(Identifiable.randomUID("FirthClassifier"));
  }

  public FirthClassifier(String uid) {
    super(uid);
    probabilitiesCol =
        text(
            "probabilitiesCol",
            "the column that maps labels to probabilities (default: uid__probabilities)");
    top =
        new IntParam(
            uid, "top", "most labels with a probability (default: 1)", ParamValidators.gtEq(1));
    threshold =
        new DoubleParam(
            uid,
            "threshold",
            "least probability of a label (default: 0)",
            ParamValidators.inRange(0, 1));
    labelPrefix = text("labelPrefix", "words that begin so are no text (default: __label__)");
    setDefault(top, 1);
    setDefault(threshold, 0.0);
    setDefault(labelPrefix, FastTextDictionary.LABEL_PREFIX);
  }

  /** Reads a stage that was saved. */
  public static MLReader<FirthClassifier> read() {
    return new StageReadable<FirthClassifier>().read();
  }

  /** Loads a stage that was saved. */
  public static FirthClassifier load(String path) {
    return read().load(path);
  }

  /** The column that maps labels to probabilities. */
  public Param<String> probabilitiesCol() {
    return probabilitiesCol;
  }

  /** Most labels with a probability. */
  public IntParam top() {
    return top;
  }

  /** Least probability of a label. */
  public DoubleParam threshold() {
    return threshold;
  }

  /** What labels begin with. */
  public Param<String> labelPrefix() {
    return labelPrefix;
  }

  /** Sets {@link #probabilitiesCol}. */
  public FirthClassifier setProbabilitiesCol(String column) {
    return with(probabilitiesCol, column);
  }

  /** Sets {@link #top}. */
  public FirthClassifier setTop(int labels) {
    return with(top, labels);
  }

  /** Sets {@link #threshold}. */
  public FirthClassifier setThreshold(double probability) {
    return with(threshold, probability);
  }

  /** Sets {@link #labelPrefix}. */
  public FirthClassifier setLabelPrefix(String prefix) {
    return with(labelPrefix, prefix);
  }

  @Override
  DataType outputType() {
    return DataTypes.StringType;
  }

  @Override
  List<StructField> furtherResults() {
    DataType map = DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false);
    return List.of(StageColumns.column(column(probabilitiesCol, "probabilities"), map));
  }

  @Override
  RowFunction<?> function() {
    return new Labels(
        new Classifier(required(modelPath()), getOrDefault(labelPrefix)),
        (Integer) getOrDefault(top),
        (Double) getOrDefault(threshold));
  }

  private record Classifier(String path, String labelPrefix) implements ModelSource<FastTextModel> {
    @Override
    public List<String> paths() {
      return List.of(path);
    }

    @Override
    public FastTextModel open(List<Path> files) throws IOException {
      FastTextModel model = FastTextBinary.open(files.getFirst(), labelPrefix);
      if (!model.isClassifier()) {
        model.close();
        throw new BadInputException(
            path + " holds word vectors, no classifier: make one with firth classify train");
      }
      return model;
    }

    @Override
    public void close(FastTextModel model) {
      model.close();
    }
  }

  private record Labels(Classifier source, int top, double threshold)
      implements RowFunction<FastTextModel> {
    @Override
    public List<Outcome> apply(FastTextModel model, List<Object> texts) {
      return texts.stream()
          .map(text -> outcome(model.predict((String) text, top, threshold)))
          .toList();
    }

    private static Outcome outcome(List<Prediction> predictions) {
      var probabilities = new LinkedHashMap<String, Double>();
      for (Prediction prediction : predictions) {
        probabilities.put(prediction.label(), prediction.probability());
      }
      String label = predictions.isEmpty() ? null : predictions.getFirst().label();
      return Outcome.of(label, CollectionConverters.asScala(probabilities));
    }
  }
}
