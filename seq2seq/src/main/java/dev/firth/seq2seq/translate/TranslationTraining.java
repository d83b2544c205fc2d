package dev.firth.seq2seq.translate;

import ai.djl.ndarray.NDManager;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.EncoderDecoder;
import dev.firth.seq2seq.data.CorpusPreparation;
import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.SentencePairs;
import dev.firth.seq2seq.files.ModelWeights;
import dev.firth.seq2seq.model.ModelConfig;
import dev.firth.seq2seq.model.ModelDirectory;
import dev.firth.seq2seq.train.LearningRateCurve;
import dev.firth.seq2seq.train.LearningRateFinder;
import dev.firth.seq2seq.train.ModelTraining;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.seq2seq.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;

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
    return prepared(this::train);
  }

  /**
   * Tries learning rates in place of a training: the run gets tokenizers and ids, but no model.
   *
   * @throws BadInputException if the text is not fit to be used
   */
  public LearningRateCurve findRate(LearningRateFinder finder) throws IOException {
    return prepared((corpus, training) -> sweep(finder, corpus, training));
  }

  /** What is made of a training before it is closed. */
  @FunctionalInterface
  private interface Work<T> {
    T of(PreparedCorpus corpus, ModelTraining<EncoderDecoder> training) throws IOException;
  }

  private <T> T prepared(Work<T> work) throws IOException {
    PreparedCorpus corpus = CorpusPreparation.prepare(recipe.text(), run.path(), progress);
    // The engine is at work until all is written: an end of the program waits for it.
    return AwaitedWork.run(() -> {}, () -> opened(corpus, work));
  }

  private <T> T opened(PreparedCorpus corpus, Work<T> work) throws IOException {
    try (SentenceFile train = SentenceFile.open(corpus.train());
        SentenceFile valid = SentenceFile.open(corpus.valid());
        var training =
            new ModelTraining<>(
                config(corpus),
                recipe.learning(),
                (model, manager) -> begin(model, manager, corpus),
                pairs(corpus, train, corpus.versions()),
                pairs(corpus, valid, 1))) {
      return work.of(corpus, training);
    }
  }

  private void begin(EncoderDecoder model, NDManager manager, PreparedCorpus corpus)
      throws IOException {
    if (recipe.text().from().isPresent()) {
      Path directory = recipe.text().from().orElseThrow();
      ModelWeights.replace(directory.resolve(ModelDirectory.WEIGHTS), model, manager);
    }
    observer.begin(model, corpus);
  }

  private TrainingResult train(PreparedCorpus corpus, ModelTraining<EncoderDecoder> training)
      throws IOException {
    try (var translator = TranslationModel.of(training.model(), corpus);
        var loop = training.loop(observer.validators(translator), run, progress)) {
      observer.prepared(corpus, training.batches(), training.numbers());
      TrainingResult result = loop.run();
      training.write(result, run);
      return result;
    }
  }

  private LearningRateCurve sweep(
      LearningRateFinder finder, PreparedCorpus corpus, ModelTraining<EncoderDecoder> training)
      throws IOException {
    observer.prepared(corpus, training.batches(), training.numbers());
    return training.sweep(finder);
  }

  private ModelConfig<EncoderDecoder> config(PreparedCorpus corpus) {
    return new ModelConfig<>(
        recipe.architecture(),
        ModelConfig.Side.of(corpus.tokenizers().source(), corpus.sourceSpecial()),
        ModelConfig.Side.of(corpus.tokenizers().target(), corpus.targetSpecial()));
  }

  private static SentencePairs pairs(PreparedCorpus corpus, SentenceFile file, int versions) {
    return new SentencePairs(file, corpus.sourceSpecial(), corpus.targetSpecial(), versions);
  }
}
