package dev.firth.spark.ml;

import dev.firth.embeddings.sentence.SifWeights;
import dev.firth.runs.UsageException;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.DataType;

/**
 * A vector for each text, made of those of its words ({@link
 * dev.firth.embeddings.sentence.SentenceEncoder}): their mean, or by smooth inverse frequency
 * (Arora et al. 2017). A text that has no word with a vector is an error of its row.
 *
 * <p>With {@code sif} words weigh as their counts in the training text have it, which the vector
 * file tells. With {@code sifSentences} the direction that the sentences of that text share most is
 * removed, too, as the paper has it; each executor finds the same one.
 */
public final class FirthSentenceVectors extends VectorStage<FirthSentenceVectors> {
  private static final long serialVersionUID = 1L;

  private final Param<String> weights;
  private final DoubleParam sifA;
  private final Param<String> sifSentences;

  public FirthSentenceVectors() {
    this(Identifiable.randomUID("FirthSentenceVectors"));
  }

  public FirthSentenceVectors(String uid) {
    super(uid);
    weights = text("weights", "mean, or sif (default: mean)");
    sifA = new DoubleParam(uid, "sifA", "with sif: the constant a (default: 0.001)");
    sifSentences =
        text(
            "sifSentences",
            "with sif: a text, a sentence a line, whose common component is removed; a path as"
                + " modelPath (default: none)");
    setDefault(weights, "mean");
    setDefault(sifA, SifWeights.DEFAULT_A);
  }

  /** Reads a stage that was saved. */
  public static MLReader<FirthSentenceVectors> read() {
    return new StageReadable<FirthSentenceVectors>().read();
  }

  /** Loads a stage that was saved. */
  public static FirthSentenceVectors load(String path) {
    return read().load(path);
  }

  /** How words weigh: mean or sif. */
  public Param<String> weights() {
    return weights;
  }

  /** The constant of smooth inverse frequency, above 0. */
  public DoubleParam sifA() {
    return sifA;
  }

  /** A text whose common component is removed. */
  public Param<String> sifSentences() {
    return sifSentences;
  }

  /** Sets {@link #weights}. */
  public FirthSentenceVectors setWeights(String name) {
    return with(weights, name);
  }

  /** Sets {@link #sifA}. */
  public FirthSentenceVectors setSifA(double a) {
    return with(sifA, a);
  }

  /** Sets {@link #sifSentences}. */
  public FirthSentenceVectors setSifSentences(String path) {
    return with(sifSentences, path);
  }

  @Override
  DataType outputType() {
    return SQLDataTypes.VectorType();
  }

  @Override
  RowFunction<?> function() {
    return new Sentence(source(required(modelPath())));
  }

  private WordModelSource source(String path) {
    return switch (getOrDefault(weights)) {
      case "mean" -> {
        if (isSet(sifA) || isSet(sifSentences)) {
          throw new UsageException(
              "FirthSentenceVectors: sifA and sifSentences need the weights sif");
        }
        yield WordModelSource.mean(path, words());
      }
      case "sif" -> WordModelSource.sif(path, words(), sentences(), (Double) getOrDefault(sifA));
      default ->
          throw new UsageException(
              "FirthSentenceVectors: weights are mean or sif, not " + getOrDefault(weights));
    };
  }

  /** Null for none. */
  private String sentences() {
    return isSet(sifSentences) ? getOrDefault(sifSentences) : null;
  }

  private record Sentence(WordModelSource source) implements RowFunction<WordModel> {
    @Override
    public List<Outcome> apply(WordModel model, List<Object> inputs) {
      return inputs.stream().map(input -> vector(model, model.words(input))).toList();
    }

    private static Outcome vector(WordModel model, List<String> words) {
      if (words.contains(null)) {
        return Outcome.bad("a word is null");
      }
      return model
          .encoder()
          .encode(words)
          .map(vector -> Outcome.of(DenseVectors.of(vector)))
          .orElseGet(() -> Outcome.bad("no word has a vector"));
    }
  }
}
