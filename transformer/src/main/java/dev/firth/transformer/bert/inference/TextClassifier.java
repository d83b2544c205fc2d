package dev.firth.transformer.bert.inference;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.engine.ScriptModule;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.exchange.HuggingFaceFolder;
import dev.firth.transformer.bert.heads.BertForSequenceClassification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fine-tuned model that classifies texts and pairs, or gives them numbers. Thread-safe.
 *
 * <pre>
 * try (var classifier = TextClassifier.load(Path.of("reviews"))) {
 *   String label = classifier.labels().get(classifier.classify(texts).getFirst().best());
 * }
 * </pre>
 */
public final class TextClassifier implements AutoCloseable {
  private final TextReader reader;
  private final List<String> labels;
  private final ScriptModule program;
  private final NDManager manager;

  private TextClassifier(
      TextReader reader,
      BertForSequenceClassification model,
      List<String> labels,
      NDManager manager) {
    this.reader = reader;
    this.labels = List.copyOf(labels);
    this.manager = manager;
    program = new ScriptModule(new ScoreScript(model));
  }

  /**
   * A model in memory; its weights stay its own, and may be trained on between calls.
   *
   * @param labels of its classes, in order
   */
  public TextClassifier(
      Tokenizer tokenizer, BertForSequenceClassification model, List<String> labels) {
    this(
        new TextReader(tokenizer, model.bert().options()),
        model,
        labels,
        Torch.manager().newSubManager());
  }

  /**
   * Opens a folder as Hugging Face's programs and Firth write it.
   *
   * @throws BadInputException if a file is missing or damaged, the model has another head, or there
   *     are not as many labels as outputs
   */
  public static TextClassifier load(Path folder) throws IOException {
    NDManager manager = Torch.manager().newSubManager();
    try (var files = HuggingFaceFolder.open(folder)) {
      var options = files.config().options();
      var model = new BertForSequenceClassification(new Bert(options), files.textOutputs());
      files.load(model, manager);
      return new TextClassifier(
          TextReader.of(folder, options),
          model,
          labels(folder, files.config().labels(), model.outputs()),
          manager);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** As Hugging Face's programs call classes without names. */
  private static List<String> labels(Path folder, List<String> labels, int outputs)
      throws BadInputException {
    if (labels.isEmpty()) {
      return IntStream.range(0, outputs).mapToObj(id -> "LABEL_" + id).toList();
    }
    if (labels.size() != outputs) {
      throw new BadInputException(
          "%s names %d labels in its settings, but its classifier has %d outputs"
              .formatted(folder, labels.size(), outputs));
    }
    return labels;
  }

  /** The names of the classes, in order. */
  public List<String> labels() {
    return labels;
  }

  /** What the model says of each text, in their order. */
  public List<ClassifiedText> classify(List<String> texts) {
    return classifyInputs(texts.stream().map(EncodeInput::of).toList());
  }

  /** What the model says of each text or pair, in their order. */
  public List<ClassifiedText> classifyInputs(List<EncodeInput> texts) {
    return reader.read(texts, this::answers);
  }

  private List<ClassifiedText> answers(List<ReadText> rows) {
    try (NDManager own = manager.newSubManager()) {
      Object[] arguments = reader.input(rows).arrays(own).toArray();
      float[] values = program.run(own, "answers", arguments).singletonOrThrow().toFloatArray();
      int outputs = values.length / rows.size();
      return IntStream.range(0, rows.size())
          .mapToObj(
              row ->
                  new ClassifiedText(
                      Arrays.copyOfRange(values, row * outputs, (row + 1) * outputs),
                      rows.get(row).encoding().size(),
                      rows.get(row).cut()))
          .toList();
    }
  }

  @Override
  public void close() {
    program.close();
    manager.close();
  }
}
