package dev.firth.transformer.bert.finetune;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Measure;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.seq2seq.train.Validator;
import dev.firth.transformer.bert.Bert;
import dev.firth.transformer.bert.exchange.HuggingFaceFolder;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.heads.BertWithHead;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.DistillationOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Fine-tuning of a pretrained model (Devlin et al. 2019, section 3.2): all weights and a new head
 * learn from labelled examples; the weights with the best validation are the result. One of these
 * serves several seeds.
 *
 * <pre>{@code
 * var task = TextClassification.of(training);
 * var tuning = new FineTuning<>(task, PretrainedModel.open(folder), training, validation, score, 128);
 * try (var model = tuning.train(FineTuningOptions.defaults(), run, progress).model()) {
 *   model.write(out);
 * }
 * }</pre>
 *
 * @param <X> inputs
 * @param <Y> right answers
 * @param <A> the model's answers
 */
public final class FineTuning<X, Y, A> {
  private final DownstreamTask<X, Y, A> task;
  private final PretrainedModel pretrained;
  private final RowEncoder encoder;
  private final LabelledRows training;
  private final List<Example<X, Y>> examples;
  private final InputReading<X, A> validation;
  private final AnswerScore<X, Y, A> score;
  private final TruncationCounts truncation;
  private final Optional<Teacher> teacher;

  /** A model that knows the task already, and how much its answers count. */
  private record Teacher(BertWithHead model, DistillationOptions weights) {}

  /**
   * Encodes the examples.
   *
   * @param maxLength most tokens of a row
   * @throws BadInputException if there are none, or one has an answer that the task does not know,
   *     such as a label that training never saw; the message names its line
   */
  public FineTuning(
      DownstreamTask<X, Y, A> task,
      PretrainedModel pretrained,
      List<Example<X, Y>> training,
      List<Example<X, Y>> validation,
      AnswerScore<X, Y, A> score,
      int maxLength)
      throws BadInputException {
    this.task = task;
    this.pretrained = pretrained;
    this.encoder = new RowEncoder(pretrained.tokenizer(), pretrained.options(), maxLength);
    this.examples = List.copyOf(validation);
    this.score = score;
    InputReading<X, A> learned = reading(training);
    this.validation = reading(validation);
    this.training = LabelledRows.of(task, pretrained.options(), training, learned);
    LabelledRows.of(task, pretrained.options(), validation, this.validation);
    this.truncation = TruncationCounts.of(learned.rows());
    this.teacher = Optional.empty();
    if (this.training.count() == 0 || validation.isEmpty()) {
      throw new BadInputException("there are no examples to learn from, or none to validate with");
    }
  }

  private FineTuning(FineTuning<X, Y, A> plain, Teacher teacher) {
    this.task = plain.task;
    this.pretrained = plain.pretrained;
    this.encoder = plain.encoder;
    this.training = plain.training;
    this.examples = plain.examples;
    this.validation = plain.validation;
    this.score = plain.score;
    this.truncation = plain.truncation;
    this.teacher = Optional.of(teacher);
  }

  /**
   * The same, learning also from what a larger model that was fine-tuned for the same task says of
   * the examples (distillation).
   *
   * @param from for the same task and labels; it stays open, and as it is
   * @throws UsageException if the models have different tokens, or the larger one fewer positions
   *     than rows may have tokens
   */
  public FineTuning<X, Y, A> distilling(FineTunedModel<X, A> from, DistillationOptions weights) {
    if (!from.task().asksLike(task)) {
      throw new UsageException("the teacher was fine-tuned for another task or other labels");
    }
    var known = VocabularyMark.of(from.encoder().tokenizer());
    if (!known.equals(VocabularyMark.of(encoder.tokenizer()))) {
      throw new UsageException(
          "student and teacher have different tokenizers (%d and %d tokens); they need the same one"
              .formatted(encoder.tokenizer().size(), from.encoder().tokenizer().size()));
    }
    int positions = from.encoder().options().positions();
    if (encoder.maxLength() > positions) {
      throw new UsageException(
          "rows of %d tokens are longer than the teacher's %d positions: give a smaller max-length"
              .formatted(encoder.maxLength(), positions));
    }
    return new FineTuning<>(this, new Teacher(from.network(), weights));
  }

  private InputReading<X, A> reading(List<Example<X, Y>> of) {
    return new InputReading<>(task, encoder, of.stream().map(Example::input).toList());
  }

  /** How much of the training texts was too long to be read. */
  public TruncationCounts truncation() {
    return truncation;
  }

  /**
   * Trains a model.
   *
   * @param run where checkpoints and metrics go
   * @throws UsageException if the options do not fit the model
   */
  public TuningResult<X, A> train(FineTuningOptions options, RunDirectory run, Progress progress)
      throws IOException {
    NDManager own = Torch.manager().newSubManager();
    try {
      BertWithHead model = begin(options, own);
      TrainingResult result = train(model, options, run, progress);
      return new TuningResult<>(new FineTunedModel<>(task, encoder, model, own), result);
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private BertWithHead begin(FineTuningOptions options, NDManager manager) throws IOException {
    BertWithHead model = task.model(new Bert(pretrained.options()));
    if (options.fromScratch()) {
      model.initialize(manager, options.seed());
    } else {
      try (var files = HuggingFaceFolder.open(pretrained.folder())) {
        files.loadForTuning(model, manager, options.seed());
      }
    }
    new LayerRates(pretrained.options(), options.layerDecay())
        .freeze(model.parameters(), options.frozen());
    return model;
  }

  private TrainingResult train(
      BertWithHead model, FineTuningOptions options, RunDirectory run, Progress progress)
      throws IOException {
    var rates = new LayerRates(pretrained.options(), options.layerDecay());
    try (var learning = learning(model, options.seed());
        var scorer = new RowScorer(task, model)) {
      return new TuningLoop(options, run, progress)
          .run(learning, training, rates::share, Optional.of(validator(scorer)));
    }
  }

  private BertTask learning(BertWithHead model, long seed) {
    return teacher
        .map(from -> BertTask.distilling(model, from.model(), from.weights(), seed))
        .orElseGet(() -> new BertTask(model, seed));
  }

  private Validator validator(RowScorer scorer) {
    return new Validator() {
      @Override
      public List<Measure> measures() {
        return score.measures();
      }

      @Override
      public List<Double> validate() throws IOException {
        return score.score(examples, validation.answers(scorer));
      }
    };
  }
}
