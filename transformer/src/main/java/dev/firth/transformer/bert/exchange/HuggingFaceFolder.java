package dev.firth.transformer.bert.exchange;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.ScriptBlock;
import dev.firth.seq2seq.files.SafetensorsReader;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A folder with {@code config.json} and {@code model.safetensors}, opened for reading.
 *
 * <p>Names may lack the family's beginning ({@code bert.}), as those of models saved without a head
 * do, and normalisation may be called {@code gamma} and {@code beta}, as in weights that come from
 * TensorFlow.
 */
public final class HuggingFaceFolder implements AutoCloseable {
  /** The settings. */
  public static final String CONFIG = "config.json";

  /** The weights. */
  public static final String WEIGHTS = "model.safetensors";

  /** Begins the paths of the weights that stand in the encoder itself. */
  private static final String ENCODER = "bert.";

  private static final String POOLER = "bert.pooler.";

  private final ModelConfig config;
  private final WeightNames names;
  private final SafetensorsReader weights;

  private HuggingFaceFolder(ModelConfig config, SafetensorsReader weights) {
    this.config = config;
    this.names = new WeightNames(config.family());
    this.weights = weights;
  }

  /**
   * Opens a folder.
   *
   * @throws BadInputException if one of the two files is missing, damaged, or of a model that has
   *     no form here
   */
  public static HuggingFaceFolder open(Path folder) throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve(CONFIG));
    Path file = folder.resolve(WEIGHTS);
    if (!Files.exists(file) && Files.exists(folder.resolve("pytorch_model.bin"))) {
      throw new BadInputException(
          folder
              + " holds its weights as pytorch_model.bin, a pickle, which can run any code: save"
              + " them as model.safetensors first");
    }
    if (!Files.exists(file) && Files.exists(folder.resolve(WEIGHTS + ".index.json"))) {
      throw new BadInputException(
          folder + " holds its weights in several files: join them to one model.safetensors first");
    }
    return new HuggingFaceFolder(config, SafetensorsReader.open(file));
  }

  /** The settings. */
  public ModelConfig config() {
    return config;
  }

  /** Whether it has the weights of the masked-language head. */
  public boolean hasMaskedLanguageHead() {
    return find("masked.dense.weight").isPresent() && find("masked.bias").isPresent();
  }

  /** Whether it has the weights of the head about pairs of segments. */
  public boolean hasSentenceHead() {
    return find("sentences.weight").isPresent() && hasPooler();
  }

  /** Whether it has the weights of the pooler, where that is part of the model. */
  public boolean hasPooler() {
    return find(POOLER + "dense.weight").isPresent();
  }

  /**
   * How many outputs the head for whole texts has.
   *
   * @throws BadInputException if the folder has no such head
   */
  public int textOutputs() throws BadInputException {
    String path = "classifier.output.weight";
    Optional<String> name = find(path);
    if (name.isEmpty()) {
      throw new BadInputException(
          "%s has no %s: it is no model that classifies texts"
              .formatted(weights.file(), names.of(path)));
    }
    return (int) weights.get(name.get()).shape().get(0);
  }

  /**
   * Gives a model all its weights.
   *
   * @param model of this folder's options, not initialized
   * @param manager what the arrays belong to
   * @return names of tensors that the model has no place for
   * @throws BadInputException if tensors are missing, which are all named, or one has another
   *     shape; the model is untouched then
   */
  public List<String> load(ScriptBlock model, NDManager manager) throws IOException {
    return read(model, manager, path -> false).unused();
  }

  /**
   * Gives a model the weights that are there; its head, or parts of it, and the pooler may be
   * missing and begin at random, as they do in fine-tuning.
   *
   * @param model of this folder's options, not initialized
   * @param manager what the arrays belong to
   * @param seed decides the weights that are missing
   * @throws BadInputException if the encoder lacks weights or a shape is another
   */
  public LoadedWeights loadForTuning(BertWithHead model, NDManager manager, long seed)
      throws IOException {
    LoadedWeights loaded =
        read(model, manager, path -> !path.startsWith(ENCODER) || path.startsWith(POOLER));
    model.initialize(manager, seed);
    return loaded;
  }

  private LoadedWeights read(ScriptBlock model, NDManager manager, Predicate<String> mayBeMissing)
      throws IOException {
    String beginning = model instanceof Bert ? ENCODER : "";
    Map<String, Shape> shapes = model.shapes();
    Map<String, String> found = new LinkedHashMap<>();
    List<String> fresh = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String path : shapes.keySet()) {
      String whole = beginning + path;
      Optional<String> name = find(whole);
      if (name.isPresent()) {
        weights.require(name.get(), shapes.get(path));
        found.put(path, name.get());
      } else if (mayBeMissing.test(whole)) {
        fresh.add(names.of(whole));
      } else {
        missing.add(names.of(whole) + " " + shapes.get(path));
      }
    }
    requireNone(missing);
    Map<String, Parameter> parameters = model.parameters();
    for (var entry : found.entrySet()) {
      NDArray array = weights.array(manager, entry.getValue());
      parameters.get(entry.getKey()).setArray(array);
    }
    var unused = new TreeSet<>(weights.tensors().keySet());
    unused.removeAll(found.values());
    unused.removeIf(HuggingFaceFolder::isCopy);
    return new LoadedWeights(fresh, List.copyOf(unused));
  }

  private void requireNone(List<String> missing) throws BadInputException {
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "%s lacks %s; it has %d tensors, %s and others"
              .formatted(
                  weights.file(),
                  String.join(", ", missing),
                  weights.tensors().size(),
                  weights.tensors().keySet().stream().findFirst().orElse("none")));
    }
  }

  /** Tensors that say what others or the settings say. */
  private static boolean isCopy(String name) {
    return name.endsWith("position_ids")
        || name.endsWith("predictions.decoder.weight")
        || name.endsWith("predictions.decoder.bias")
        || name.equals("lm_head.decoder.weight")
        || name.equals("lm_head.decoder.bias")
        || name.equals("vocab_projector.weight");
  }

  /** What the file calls a weight, if it has it. */
  private Optional<String> find(String path) {
    String name = names.of(path);
    String bare = name.replaceFirst("^" + config.family().label() + "\\.", "");
    for (String candidate : List.of(name, bare)) {
      for (String spelling : List.of(candidate, tensorFlow(candidate))) {
        if (weights.find(spelling).isPresent()) {
          return Optional.of(spelling);
        }
      }
    }
    return Optional.empty();
  }

  private static String tensorFlow(String name) {
    return name.replace("LayerNorm.weight", "LayerNorm.gamma")
        .replace("LayerNorm.bias", "LayerNorm.beta");
  }

  @Override
  public void close() {
    weights.close();
  }
}
