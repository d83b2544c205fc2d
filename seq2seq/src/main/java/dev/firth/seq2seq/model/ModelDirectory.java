package dev.firth.seq2seq.model;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.SequenceModel;
import dev.firth.seq2seq.data.TextForms;
import dev.firth.seq2seq.data.TranslationTokenizers;
import dev.firth.seq2seq.files.ModelWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A directory with all that a translation model or a language model needs, which can be moved and
 * copied: {@code config.json}, {@code model.safetensors}, the tokenizers as {@link
 * TranslationTokenizers} says, the forms of lines as {@link TextForms} says, and {@code
 * provenance.json} of the run that made it.
 *
 * @param <M> the kind of model
 * @param config what the model is
 * @param model with its weights
 * @param tokenizers of both languages; a language model has one
 * @param forms in which the model sees lines
 */
public record ModelDirectory<M extends SequenceModel>(
    ModelConfig<M> config, M model, TranslationTokenizers tokenizers, TextForms forms) {
  /** The configuration's file, which is written last: with it, a directory is complete. */
  public static final String CONFIG = "config.json";

  /** The weights' file. */
  public static final String WEIGHTS = "model.safetensors";

  /**
   * Writes weights and configuration to a directory that has the tokenizers.
   *
   * @throws BadInputException if the tokenizers there are not those of the configuration
   */
  public static <M extends SequenceModel> void write(Path directory, ModelConfig<M> config, M model)
      throws IOException {
    var tokenizers = TranslationTokenizers.read(directory);
    config.requireVocabularies(tokenizers.source(), tokenizers.target(), directory);
    Files.deleteIfExists(directory.resolve(CONFIG));
    ModelWeights.write(
        directory.resolve(WEIGHTS), model, Map.of("format", "pt", "family", family(config)));
    config.write(directory.resolve(CONFIG));
  }

  private static String family(ModelConfig<?> config) {
    return config.architecture().family();
  }

  /**
   * Reads a directory.
   *
   * @param families kinds of models that are known
   * @param manager what the weights belong to
   * @throws BadInputException if something is missing or damaged, or does not fit the rest
   */
  public static <M extends SequenceModel> ModelDirectory<M> read(
      Path directory, List<ModelFamily<M>> families, NDManager manager) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new BadInputException("there is no directory " + directory);
    }
    ModelConfig<M> config = ModelConfig.read(directory.resolve(CONFIG), families);
    var tokenizers = TranslationTokenizers.read(directory);
    config.requireVocabularies(tokenizers.source(), tokenizers.target(), directory);
    M model = config.build();
    ModelWeights.read(directory.resolve(WEIGHTS), model, manager);
    return new ModelDirectory<>(config, model, tokenizers, TextForms.read(directory));
  }
}
