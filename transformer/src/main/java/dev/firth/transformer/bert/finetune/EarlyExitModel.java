package dev.firth.transformer.bert.finetune;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.files.SafetensorsReader;
import dev.firth.seq2seq.files.SafetensorsWriter;
import dev.firth.seq2seq.files.TensorData;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import dev.firth.transformer.bert.heads.EarlyExitClassifier;
import dev.firth.transformer.bert.inference.EarlyExit;
import dev.firth.transformer.bert.inference.ExitedAnswer;
import dev.firth.transformer.bert.inference.ReadText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * A fine-tuned classifier that reads a text with as many layers as it needs. Thread-safe.
 *
 * <pre>{@code
 * EarlyExitTraining.train(folder, texts, options, run, progress).model().write(folder);
 * try (var model = EarlyExitModel.load(folder)) {
 *   List<ExitedLabel> answers = model.predict(List.of(TextInput.of("a fine film")), 0.3);
 * }
 * }</pre>
 */
public final class EarlyExitModel implements AutoCloseable {
  /** The file beside {@code model.safetensors} with the weights of the early classifiers. */
  public static final String FILE = "exits.safetensors";

  /** Metadata: tells the classifier that the exits learned from. */
  private static final String TEACHER = "firth.classifier";

  private final FineTunedModel<TextInput, LabelAnswer> trained;
  private final TextClassification task;
  private final EarlyExitClassifier network;
  private final NDManager manager;
  private final EarlyExit program;

  /**
   * @param trained which is closed with this, as is the manager of the exits' weights
   */
  EarlyExitModel(
      FineTunedModel<TextInput, LabelAnswer> trained,
      EarlyExitClassifier network,
      NDManager manager) {
    this.trained = trained;
    this.task = (TextClassification) trained.task();
    this.network = network;
    this.manager = manager;
    this.program = new EarlyExit(network);
  }

  /**
   * Checks that a folder is one that early exits can be for.
   *
   * @throws BadInputException if it holds no fine-tuned model
   * @throws UsageException if it is of another task than classification
   */
  public static void requireClassifier(Path folder) throws IOException {
    DownstreamTask<?, ?, ?> task = FineTunedModel.task(folder);
    if (!(task instanceof TextClassification)) {
      throw new UsageException(
          "%s is a model for the task %s: early exits are for those that classify"
              .formatted(folder, task.name()));
    }
  }

  /** The network of a model with exits that have no weights yet. */
  static EarlyExitClassifier network(FineTunedModel<TextInput, LabelAnswer> trained, Path folder) {
    if (trained.encoder().options().layers() < 2) {
      throw new UsageException(folder + " has one layer: there is none to leave out");
    }
    return new EarlyExitClassifier((BertForSequenceClassification) trained.network());
  }

  /**
   * Opens a folder with a fine-tuned model and its early exits.
   *
   * @throws BadInputException if a file is missing or damaged, or the exits are of another model
   * @throws UsageException if the folder is of another task than classification
   */
  public static EarlyExitModel load(Path folder) throws IOException {
    requireClassifier(folder);
    FineTunedModel<TextInput, LabelAnswer> trained =
        FineTunedModel.load(folder, TextClassification.class);
    NDManager own = Torch.manager().newSubManager();
    try {
      EarlyExitClassifier network = network(trained, folder);
      read(folder, network, own);
      return new EarlyExitModel(trained, network, own);
    } catch (IOException | RuntimeException e) {
      own.close();
      trained.close();
      throw e;
    }
  }

  private static void read(Path folder, EarlyExitClassifier network, NDManager manager)
      throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          folder + " has no early exits: 'firth bert exits' trains them (" + FILE + ")");
    }
    Map<String, Parameter> exits = network.exitParameters();
    Map<String, Shape> shapes = new LinkedHashMap<>(network.shapes());
    shapes.keySet().retainAll(exits.keySet());
    try (var weights = SafetensorsReader.open(file)) {
      weights.requireExactly(shapes);
      if (!teacher(network).equals(weights.metadata().get(TEACHER))) {
        throw new BadInputException(
            file + " was trained for another model than is in " + folder + ": train it again");
      }
      for (var exit : exits.entrySet()) {
        exit.getValue().setArray(weights.array(manager, exit.getKey()));
      }
    }
  }

  private static String teacher(EarlyExitClassifier network) {
    var crc = new CRC32C();
    for (Parameter weight : network.lastClassifier().parameters().values()) {
      crc.update(weight.getArray().toByteBuffer());
    }
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /**
   * Writes {@code exits.safetensors}, whole or not at all; all other files stay as they are.
   *
   * @param folder of the fine-tuned model
   */
  public void write(Path folder) throws IOException {
    List<TensorData> tensors = new ArrayList<>();
    network
        .exitParameters()
        .forEach((path, weight) -> tensors.add(TensorData.of(path, weight.getArray())));
    SafetensorsWriter.write(folder.resolve(FILE), Map.of(TEACHER, teacher(network)), tensors);
  }

  /** The same model without early exits. */
  public FineTunedModel<TextInput, LabelAnswer> withAllLayers() {
    return trained;
  }

  /** The number of layers that a text goes through at most. */
  public int layers() {
    return trained.encoder().options().layers();
  }

  /**
   * What the model says of texts, in their order; they are read in batches of about equal length.
   *
   * @param uncertainty a text leaves when the entropy of a classifier's answer, from 0 to 1 of the
   *     greatest there is, is below this: 0 takes all layers, 1 about one
   * @throws UsageException if it is not from 0 to 1
   */
  public List<ExitedLabel> predict(List<TextInput> texts, double uncertainty) {
    checkUncertainty(uncertainty);
    return trained.encoder().read(texts, rows -> answers(rows, uncertainty));
  }

  /**
   * Checks an uncertainty.
   *
   * @throws UsageException if it is not from 0 to 1
   */
  public static void checkUncertainty(double uncertainty) {
    if (!(uncertainty >= 0 && uncertainty <= 1)) {
      throw new UsageException("uncertainty is " + uncertainty + ": it must be 0 to 1");
    }
  }

  private List<ExitedLabel> answers(List<ReadText> rows, double uncertainty) {
    List<ExitedAnswer> found = program.classify(trained.encoder().input(rows), uncertainty);
    return IntStream.range(0, rows.size())
        .mapToObj(row -> named(found.get(row), rows.get(row).cut()))
        .toList();
  }

  private ExitedLabel named(ExitedAnswer answer, int lost) {
    float[] floats = answer.probabilities();
    double[] probabilities =
        IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    return new ExitedLabel(task.answer(probabilities, lost), answer.layers());
  }

  @Override
  public void close() {
    program.close();
    manager.close();
    trained.close();
  }
}
