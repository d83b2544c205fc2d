package dev.firth.spark.ml;

import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The vector of each word, in an array; null for words that have none. */
public final class FirthWordVectors extends VectorStage<FirthWordVectors> {
  private static final long serialVersionUID = 1L;

  public FirthWordVectors() {
    this(Identifiable.randomUID("FirthWordVectors"));
  }

  public FirthWordVectors(String uid) {
    super(uid);
  }

  /** Reads a stage that was saved. */
  public static MLReader<FirthWordVectors> read() {
    return new StageReadable<FirthWordVectors>().read();
  }

  /** Loads a stage that was saved. */
  public static FirthWordVectors load(String path) {
    return read().load(path);
  }

  @Override
  DataType outputType() {
    return DataTypes.createArrayType(SQLDataTypes.VectorType());
  }

  @Override
  RowFunction<?> function() {
    return new EachWord(WordModelSource.mean(required(modelPath()), words()));
  }

  private record EachWord(WordModelSource source) implements RowFunction<WordModel> {
    @Override
    public List<Outcome> apply(WordModel model, List<Object> inputs) {
      return inputs.stream().map(input -> vectors(model, model.words(input))).toList();
    }

    private static Outcome vectors(WordModel model, List<String> words) {
      if (words.contains(null)) {
        return Outcome.bad("a word is null");
      }
      Vector[] vectors =
          words.stream()
              .map(word -> model.vectors().find(word).map(DenseVectors::of).orElse(null))
              .toArray(Vector[]::new);
      return Outcome.of((Object) vectors);
    }
  }
}
