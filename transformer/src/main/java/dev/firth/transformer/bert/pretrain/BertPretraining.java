package dev.firth.transformer.bert.pretrain;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.VocabularyMark;
import dev.firth.seq2seq.train.DeadlineSchedule;
import dev.firth.seq2seq.train.LinearSchedule;
import dev.firth.seq2seq.train.Schedule;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingLoop;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.seq2seq.train.checkpoint.CheckpointFolder;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.DocumentFile;
import dev.firth.transformer.bert.data.ExampleOptions;
import dev.firth.transformer.bert.data.ExampleSampler;
import dev.firth.transformer.bert.data.PreparedDocuments;
import dev.firth.transformer.bert.data.SentenceTask;
import dev.firth.transformer.bert.heads.BertForPretraining;
import dev.firth.transformer.bert.masking.MaskedVocabulary;
import dev.firth.transformer.bert.masking.Masking;
import dev.firth.transformer.bert.train.BertTask;
import dev.firth.transformer.bert.train.DistillationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Pretraining of a BERT (Devlin et al. 2019) and its family: joins the data, the model and the
 * loop. What simple rules reach is known before the first step, and every figure stands beside it.
 *
 * <pre>{@code
 * try (var pretraining = new BertPretraining(documents, options)) {
 *   pretraining.report().warnings().forEach(System.err::println);
 *   var result = pretraining.train(model, run, false, progress);
 * }
 * }</pre>
 */
public final class BertPretraining implements AutoCloseable {
  /** More targets change the bigram baseline little and cost seconds. */
  private static final int NEIGHBOUR_TARGETS = 2000;

  private final PreparedDocuments documents;
  private final PretrainingOptions options;
  private final DocumentFile training;
  private final DocumentFile heldOut;
  private final MaskedVocabulary vocabulary;
  private final SanityReport report;
  private final UnigramCounts unigrams;
  private Baselines baselines;

  /**
   * Opens the data and looks at them.
   *
   * @throws BadInputException if the files are damaged or were encoded with another tokenizer
   */
  public BertPretraining(PreparedDocuments documents, PretrainingOptions options)
      throws IOException {
    this.documents = documents;
    this.options = options;
    this.vocabulary = new MaskedVocabulary(documents.tokenizer(), documents.special());
    this.training = DocumentFile.open(documents.training());
    try {
      this.heldOut = DocumentFile.open(documents.heldOut());
    } catch (IOException | RuntimeException e) {
      training.close();
      throw e;
    }
    try {
      var mark = VocabularyMark.of(documents.tokenizer());
      training.requireVocabulary(mark, "the tokenizer");
      heldOut.requireVocabulary(mark, "the tokenizer");
      this.unigrams = UnigramCounts.of(training);
      this.report = SanityCheck.check(documents.counts(), training, unigrams, options.examples());
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What the data look like. */
  public SanityReport report() {
    return report;
  }

  /** What simple rules reach on the held-out rows; computed when first asked for. */
  public Baselines baselines() throws IOException {
    if (baselines == null) {
      HeldOutRows rows = heldOutRows(batches(true));
      List<MaskedTarget> targets = rows.targets(vocabulary);
      List<MaskedTarget> some = targets.subList(0, Math.min(NEIGHBOUR_TARGETS, targets.size()));
      var bigrams = new NeighbourBaseline(training, unigrams, some);
      baselines =
          new Baselines(
              UnigramBaseline.score(unigrams, mostFrequent(), targets),
              bigrams.left(),
              bigrams.both(),
              hasPairs() ? rows.pairMajority() : Double.NaN);
    }
    return baselines;
  }

  private int mostFrequent() {
    int best = -1;
    for (int id = 0; id < unigrams.size(); id++) {
      boolean better = best < 0 || unigrams.count(id) > unigrams.count(best);
      best = !vocabulary.isSpecial(id) && better ? id : best;
    }
    return best;
  }

  private boolean hasPairs() {
    return options.examples().task() != SentenceTask.NONE;
  }

  private MaskedBatches batches(boolean segments) {
    return new MaskedBatches(
        new Masking(options.masking(), vocabulary), documents.special(), segments, hasPairs());
  }

  private HeldOutRows heldOutRows(MaskedBatches batches) throws IOException {
    ExampleOptions once = options.examples().withDuplicates(1);
    return new HeldOutRows(sampler(heldOut, once), batches, options.validationRows());
  }

  private ExampleSampler sampler(DocumentFile file, ExampleOptions examples) throws IOException {
    BatchOptions batches =
        BatchOptions.defaults().withMaxTokens(options.batchTokens()).withSeed(options.seed());
    return new ExampleSampler(file, documents.special(), examples, batches);
  }

  /**
   * Trains a model and leaves the last weights in it.
   *
   * @param model whose parameters are initialized
   * @param run where checkpoints and metrics go
   * @param resume whether to go on from the checkpoint of the run, if there is one
   * @throws UsageException if the model does not fit the data or the options
   * @throws BadInputException if the checkpoint is damaged or of another training
   */
  public PretrainingResult train(
      BertForPretraining model, RunDirectory run, boolean resume, Progress progress)
      throws IOException {
    check(model);
    try (var bert = new BertTask(model, options.seed())) {
      return train(bert, batches(model), Map.of(), run, resume, progress);
    }
  }

  /**
   * Trains a model that learns from a larger one's answers, too (DistilBERT, Sanh et al. 2019), and
   * leaves the last weights in it.
   *
   * @param student whose parameters are initialized
   * @param teacher that answers the same questions; it stays as it is
   * @param weights of what is learned from
   * @param run where checkpoints and metrics go
   * @param resume whether to go on from the checkpoint of the run, if there is one
   * @throws UsageException if a model does not fit the data or the options, or the two do not go
   *     together
   * @throws BadInputException if the checkpoint is damaged or of another training
   */
  public PretrainingResult distill(
      BertForPretraining student,
      BertForPretraining teacher,
      DistillationOptions weights,
      RunDirectory run,
      boolean resume,
      Progress progress)
      throws IOException {
    check(student);
    check(teacher);
    MaskedBatches batches = batches(student);
    teacher.parameters().values().forEach(weight -> weight.freeze(true));
    Map<String, Double> known;
    try (var judged = new BertTask(teacher, options.seed())) {
      known = validator(judged, batches).named();
    }
    try (var bert = BertTask.distilling(student, teacher, weights, options.seed())) {
      return train(bert, batches, known, run, resume, progress);
    }
  }

  private MaskedBatches batches(BertForPretraining model) {
    return batches(model.bert().options().segments() > 1);
  }

  private PretrainingValidator validator(BertTask bert, MaskedBatches batches) throws IOException {
    return new PretrainingValidator(bert, heldOutRows(batches), options.examples().task());
  }

  private PretrainingResult train(
      BertTask bert,
      MaskedBatches batches,
      Map<String, Double> teacher,
      RunDirectory run,
      boolean resume,
      Progress progress)
      throws IOException {
    var shown = new PretrainingProgress(baselines(), options.examples().task());
    PretrainingValidator validator = validator(bert, batches);
    ExampleSampler rows = sampler(training, options.examples());
    long steps = steps(rows);
    var task = new PretrainingTask(bert, phases(rows, steps), batches, shown);
    try (var loop =
        new TrainingLoop(
            task,
            options.optimizer(),
            schedule(steps),
            List.of(validator),
            options.loop(),
            run,
            progress)) {
      if (resume && Files.exists(new CheckpointFolder(run.checkpoints()).training())) {
        loop.resume();
      }
      TrainingResult result = loop.run();
      return new PretrainingResult(result, validator.named(), baselines(), teacher);
    }
  }

  private void check(BertForPretraining model) {
    BertOptions shape = model.bert().options();
    if (shape.vocabulary() != unigrams.size()) {
      throw new UsageException(
          "the model has a vocabulary of %,d, the tokenizer one of %,d: give the tokenizer of the model"
              .formatted(shape.vocabulary(), unigrams.size()));
    }
    if (shape.positions() < options.greatestLength()) {
      throw new UsageException(
          "rows of %d tokens are longer than the model's %d positions: give a smaller max-length"
              .formatted(options.greatestLength(), shape.positions()));
    }
    if (model.sentences() != hasPairs()) {
      throw new UsageException(
          model.sentences()
              ? "the model answers a question about pairs, but the rows are no pairs"
              : "the rows are pairs, but the model has no question about them");
    }
  }

  /** As far as they are known; {@link TrainingLimits#NO_LIMIT} if only the time is limited. */
  private long steps(ExampleSampler rows) {
    TrainingLimits limits = options.loop().limits();
    if (limits.epochs() >= TrainingLimits.NO_LIMIT) {
      return limits.steps();
    }
    long ofEpoch = rows.batches(0);
    long stepsOfEpoch = (ofEpoch + options.loop().accumulate() - 1) / options.loop().accumulate();
    return Math.min(limits.steps(), limits.epochs() * stepsOfEpoch);
  }

  private Schedule schedule(long steps) {
    if (steps >= TrainingLimits.NO_LIMIT) {
      double minutes = options.loop().limits().minutes();
      return new DeadlineSchedule(options.rate(), options.warmup(), minutes, System::nanoTime);
    }
    long warmup = Math.min((long) (options.warmup() * steps), steps - 1);
    return new LinearSchedule(options.rate(), warmup, steps);
  }

  private PhasedExamples phases(ExampleSampler rows, long steps) throws IOException {
    if (options.longLength() == 0) {
      return new PhasedExamples(rows);
    }
    if (steps >= TrainingLimits.NO_LIMIT) {
      throw new UsageException(
          "a second phase of long rows needs the number of steps: limit steps or epochs, not only"
              + " the time");
    }
    long ofFirst = Math.round(steps * (1 - options.longShare()));
    var longer = options.examples().withMaxLength(options.longLength());
    return new PhasedExamples(
        rows, sampler(training, longer), ofFirst * options.loop().accumulate());
  }

  @Override
  public void close() {
    training.close();
    heldOut.close();
  }
}
