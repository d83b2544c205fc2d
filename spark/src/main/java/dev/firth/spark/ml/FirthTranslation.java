package dev.firth.spark.ml;

import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.search.BeamOptions;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.spark.models.ModelSource;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The translation of each text, as {@code firth translate run} gives it for a line; the model is a
 * run of {@code firth translate train}. Blank texts become empty ones; of texts with more than
 * 1,024 tokens the beginning is translated. A task's texts share as many threads as {@code
 * spark.task.cpus} gives it.
 */
public final class FirthTranslation extends BatchStage<FirthTranslation> {
  private static final long serialVersionUID = 1L;

  private final IntParam beam;

  public FirthTranslation() {
    this(Identifiable.randomUID("FirthTranslation"));
  }

  public FirthTranslation(String uid) {
    super(uid);
    int usual = BeamOptions.defaults().beam();
    beam =
        new IntParam(
            uid,
            "beam",
            "width of the beam, 1 for greedy search (default: " + usual + ")",
            ParamValidators.gtEq(1));
    setDefault(beam, usual);
  }

  /** Reads a stage that was saved. */
  public static MLReader<FirthTranslation> read() {
    return new StageReadable<FirthTranslation>().read();
  }

  /** Loads a stage that was saved. */
  public static FirthTranslation load(String path) {
    return read().load(path);
  }

  /** Width of the beam, 1 for greedy search. */
  public IntParam beam() {
    return beam;
  }

  /** Sets {@link #beam}. */
  public FirthTranslation setBeam(int width) {
    return with(beam, width);
  }

  @Override
  DataType outputType() {
    return DataTypes.StringType;
  }

  @Override
  RowFunction<?> function() {
    return new Translating(new Run(required(modelPath())), (Integer) getOrDefault(beam));
  }

  private record Run(String path) implements ModelSource<TranslationModel> {
    @Override
    public List<String> paths() {
      return List.of(path);
    }

    @Override
    public TranslationModel open(List<Path> files) throws IOException {
      return TranslationModel.load(files.getFirst(), ModelFamilies.all());
    }

    @Override
    public void close(TranslationModel model) {
      model.close();
    }
  }

  private record Translating(Run source, int beam) implements RowFunction<TranslationModel> {
    @Override
    public List<Outcome> apply(TranslationModel model, List<Object> inputs) {
      Torch.setThreads(1); // steps are too small to be shared, sentences are
      var options =
          TranslationOptions.defaults()
              .withBeam(BeamOptions.defaults().withBeam(beam, 1))
              .withThreads(TaskContext.get().cpus());
      List<String> texts = inputs.stream().map(String.class::cast).toList();
      return model.translate(texts, options).stream()
          .map(translated -> Outcome.of(translated.text()))
          .toList();
    }
  }
}
