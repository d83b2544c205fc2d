package dev.firth.transformer.bert.finetune;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.exchange.HuggingFaceFolder;
import dev.firth.transformer.bert.exchange.HuggingFaceWriter;
import dev.firth.transformer.bert.heads.BertWithHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A model that learned a task, with its tokenizer, ready for inputs. Thread-safe.
 *
 * <pre>{@code
 * try (var model = FineTunedModel.load(Path.of("reviews"), TextClassification.class)) {
 *   List<LabelAnswer> answers = model.predict(List.of(TextInput.of("a fine film")));
 * }
 * }</pre>
 *
 * @param <X> inputs
 * @param <A> answers
 */
public final class FineTunedModel<X, A> implements AutoCloseable {
  private final DownstreamTask<X, ?, A> task;
  private final RowEncoder encoder;
  private final BertWithHead model;
  private final NDManager manager;
  private final RowScorer scorer;

  /**
   * @param manager of the model's weights, which is closed with this
   */
  FineTunedModel(
      DownstreamTask<X, ?, A> task, RowEncoder encoder, BertWithHead model, NDManager manager) {
    this.task = task;
    this.encoder = encoder;
    this.model = model;
    this.manager = manager;
    this.scorer = new RowScorer(task, model);
  }

  /**
   * The task of a folder.
   *
   * @throws BadInputException if it holds no fine-tuned model
   */
  public static DownstreamTask<?, ?, ?> task(Path folder) throws IOException {
    try (var files = HuggingFaceFolder.open(folder)) {
      return TaskFile.read(folder, files.config().labels()).task();
    }
  }

  /**
   * Opens a folder that {@link #write} wrote.
   *
   * @param kind of task that it is for
   * @throws BadInputException if a file is missing or damaged, or files do not go together
   * @throws UsageException if the folder is of another kind
   */
  public static <X, A, T extends DownstreamTask<X, ?, A>> FineTunedModel<X, A> load(
      Path folder, Class<T> kind) throws IOException {
    return open(
        folder,
        task -> {
          if (!kind.isInstance(task)) {
            throw new UsageException(folder + " is a model for the task " + task.name());
          }
          return kind.cast(task);
        });
  }

  /**
   * Opens a folder that {@link #write} wrote of a model that says the same things as another does.
   *
   * @param like the other's task, with the same labels
   * @throws BadInputException if a file is missing or damaged, or files do not go together
   * @throws UsageException if the folder is of another task or of other labels, which are named
   */
  public static <X, A> FineTunedModel<X, A> load(Path folder, DownstreamTask<X, ?, A> like)
      throws IOException {
    return open(
        folder,
        task -> {
          if (!like.asksLike(task)) {
            throw new UsageException(
                "%s is a model for %s, wanted is one for %s"
                    .formatted(folder, described(task), described(like)));
          }
          return like;
        });
  }

  private static String described(DownstreamTask<?, ?, ?> task) {
    String labels = task.labels().isEmpty() ? "" : " of " + String.join(", ", task.labels());
    String choices = task instanceof MultipleChoice choice ? " of " + choice.choices() : "";
    return task.name() + labels + choices;
  }

  private static <X, A> FineTunedModel<X, A> open(
      Path folder, Function<DownstreamTask<?, ?, ?>, DownstreamTask<X, ?, A>> wanted)
      throws IOException {
    NDManager own = Torch.manager().newSubManager();
    try (var files = HuggingFaceFolder.open(folder)) {
      TaskFile file = TaskFile.read(folder, files.config().labels());
      DownstreamTask<X, ?, A> task = wanted.apply(file.task());
      var options = files.config().options();
      var encoder = new RowEncoder(TokenizerFiles.read(folder), options, file.maxLength());
      BertWithHead model = task.model(new Bert(options));
      files.load(model, own);
      return new FineTunedModel<>(task, encoder, model, own);
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** What it learned. */
  public DownstreamTask<X, ?, A> task() {
    return task;
  }

  /** The shape of its network. */
  public BertOptions options() {
    return encoder.options();
  }

  /** What reads its inputs. */
  RowEncoder encoder() {
    return encoder;
  }

  /** The network; its weights are this model's. */
  BertWithHead network() {
    return model;
  }

  /** What it says about inputs, in their order; they are read in batches of about equal length. */
  public List<A> predict(List<X> inputs) {
    return new InputReading<>(task, encoder, inputs).answers(scorer);
  }

  /**
   * Writes all that {@link #load} needs, as Hugging Face's programs read it: {@code config.json}
   * with the labels, {@code model.safetensors}, {@code tokenizer.json}; and {@code task.json},
   * which is Firth's own.
   *
   * @param folder that is made if it is missing
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    HuggingFaceWriter.write(folder, model, task.labels());
    HuggingFaceWriter.write(folder, encoder.tokenizer());
    new TaskFile(task, encoder.maxLength()).write(folder);
  }

  /** The numbers of a weight, by its path in the model with its head. */
  float[] weight(String path) {
    return model.parameters().get(path).getArray().toFloatArray();
  }

  @Override
  public void close() {
    scorer.close();
    manager.close();
  }
}
