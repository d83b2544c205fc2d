package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.BatchSampler;
import dev.firth.seq2seq.data.CorpusPreparation;
import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.SentencePairs;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.model.ModelConfig;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.train.LossValidator;
import dev.firth.seq2seq.train.SequenceTask;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.seq2seq.train.TrainingLoop;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.seq2seq.train.Validator;
import dev.firth.seq2seq.train.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * From text files to a model directory: learns the tokenizers, encodes the pairs, trains, and
 * writes weights and configuration into the directory of the run, which is then the model's.
 */
public final class TranslationTraining {
  private final TranslationRecipe recipe;
  private final RunDirectory run;
  private final TrainingObserver observer;
  private final Progress progress;

  public TranslationTraining(
      TranslationRecipe recipe, RunDirectory run, TrainingObserver observer, Progress progress) {
    this.recipe = recipe;
    this.run = run;
    this.observer = observer;
    this.progress = progress;
  }

  /**
   * Trains from the last checkpoint, or from the beginning if there is none.
   *
   * @return how it ended; there is no model if it was {@link StopReason#STOPPED}
   * @throws BadInputException if the text or a checkpoint is not fit to be used
   */
  public TrainingResult run() throws IOException {
    PreparedCorpus corpus = CorpusPreparation.prepare(recipe.text(), run.path(), progress);
    // The engine is at work until the model is written: an end of the program waits for it.
    return AwaitedWork.run(() -> {}, () -> train(corpus));
  }

  private TrainingResult train(PreparedCorpus corpus) throws IOException {
    ModelConfig config = config(corpus);
    try (NDManager manager = Torch.manager().newSubManager();
        SentenceFile train = open(corpus, true);
        SentenceFile valid = open(corpus, false)) {
      EncoderDecoder model = config.build();
      model.initialize(manager, recipe.seed());
      var sampler = new BatchSampler(pairs(corpus, train), recipe.batches());
      var held = new BatchSampler(pairs(corpus, valid), recipe.batches().withShuffle(false));
      TrainingResult result = train(corpus, model, sampler, held);
      if (result.reason() != StopReason.STOPPED) {
        ModelDirectory.write(run.path(), config, model);
      }
      return result;
    }
  }

  private ModelConfig config(PreparedCorpus corpus) {
    return new ModelConfig(
        recipe.architecture(),
        ModelConfig.Side.of(corpus.tokenizers().source(), corpus.sourceSpecial()),
        ModelConfig.Side.of(corpus.tokenizers().target(), corpus.targetSpecial()));
  }

  private static SentenceFile open(PreparedCorpus corpus, boolean training) throws IOException {
    return SentenceFile.open(training ? corpus.train() : corpus.valid());
  }

  private static SentencePairs pairs(PreparedCorpus corpus, SentenceFile file) {
    return new SentencePairs(file, corpus.sourceSpecial(), corpus.targetSpecial());
  }

  private static long numbers(EncoderDecoder model) {
    return model.parameters().values().stream().mapToLong(p -> p.getArray().size()).sum();
  }

  private TrainingResult train(
      PreparedCorpus corpus, EncoderDecoder model, BatchSampler sampler, BatchSampler held)
      throws IOException {
    try (var translator =
            TranslationModel.of(
                model, corpus.tokenizers(), corpus.sourceSpecial(), corpus.targetSpecial());
        var loss = new LossValidator(model, held);
        var task =
            new SequenceTask(
                model, corpus.targetSpecial(), recipe.labelSmoothing(), sampler, recipe.seed())) {
      List<Validator> validators = new ArrayList<>(List.of(loss));
      validators.addAll(observer.validators(translator));
      try (var loop =
          new TrainingLoop(
              task,
              recipe.optimizer(),
              recipe.schedule(),
              validators,
              recipe.training(),
              run,
              progress)) {
        if (Files.exists(new CheckpointFolder(run.checkpoints()).training())) {
          loop.resume();
        }
        observer.prepared(corpus, sampler.counts(), numbers(model));
        return loop.run();
      }
    }
  }
}
