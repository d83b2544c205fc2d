package dev.firth.transformer.lm;

import dev.firth.runs.AwaitedWork;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.data.LinePieces;
import dev.firth.seq2seq.data.PreparedText;
import dev.firth.seq2seq.data.SentenceFile;
import dev.firth.seq2seq.data.TextPreparation;
import dev.firth.seq2seq.model.ModelConfig;
import dev.firth.seq2seq.train.LearningRateCurve;
import dev.firth.seq2seq.train.LearningRateFinder;
import dev.firth.seq2seq.train.ModelTraining;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.seq2seq.train.TrainingResult;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * From a text to the directory of a language model: learns the tokenizer, encodes the lines,
 * trains, and writes weights and configuration into the directory of the run, which is then the
 * model's.
 */
public final class LanguageModelTraining {
  private final LanguageModelRecipe recipe;
  private final RunDirectory run;
  private final Consumer<LearnedText> observer;
  private final Progress progress;

  /**
   * @param observer told what is learned from, before training begins
   */
  public LanguageModelTraining(
      LanguageModelRecipe recipe,
      RunDirectory run,
      Consumer<LearnedText> observer,
      Progress progress) {
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
   * Tries learning rates in place of a training: the run gets tokenizer and ids, but no model.
   *
   * @throws BadInputException if the text is not fit to be used
   */
  public LearningRateCurve findRate(LearningRateFinder finder) throws IOException {
    return prepared(
        (learned, training) -> {
          observer.accept(learned);
          return training.sweep(finder);
        });
  }

  /** What is made of a training before it is closed. */
  @FunctionalInterface
  private interface Work<T> {
    T of(LearnedText learned, ModelTraining<CausalLanguageModel> training) throws IOException;
  }

  private <T> T prepared(Work<T> work) throws IOException {
    PreparedText text = TextPreparation.prepare(recipe.text(), run.path(), progress);
    // The engine is at work until all is written: an end of the program waits for it.
    return AwaitedWork.run(() -> {}, () -> opened(text, work));
  }

  private <T> T opened(PreparedText text, Work<T> work) throws IOException {
    try (SentenceFile file = SentenceFile.open(text.text())) {
      if (text.heldOut().isPresent()) {
        try (SentenceFile heldOut = SentenceFile.open(text.heldOut().orElseThrow())) {
          return opened(text, pieces(text, file), pieces(text, heldOut), work);
        }
      }
      int every = recipe.text().heldOutEvery();
      if (file.sentences() < every) {
        throw new BadInputException(
            "of %d lines none is held out, as every %d. is: name a text to validate with"
                .formatted(file.sentences(), every));
      }
      int context = recipe.architecture().context();
      var lines = new LinePieces(file, text.special(), context, i -> i % every != every - 1);
      var held = new LinePieces(file, text.special(), context, i -> i % every == every - 1);
      return opened(text, lines, held, work);
    }
  }

  private LinePieces pieces(PreparedText text, SentenceFile file) {
    return new LinePieces(file, text.special(), recipe.architecture().context());
  }

  private <T> T opened(PreparedText text, LinePieces lines, LinePieces held, Work<T> work)
      throws IOException {
    try (var training =
        new ModelTraining<>(config(text), recipe.learning(), (m, manager) -> {}, lines, held)) {
      var learned =
          new LearnedText(
              text,
              lines.lines(),
              held.lines(),
              lines.cutLines() + held.cutLines(),
              lines.count() + held.count(),
              training.batches().targetTokens(),
              training.numbers());
      return work.of(learned, training);
    }
  }

  private ModelConfig<CausalLanguageModel> config(PreparedText text) {
    var side = ModelConfig.Side.of(text.tokenizer(), text.special());
    return new ModelConfig<>(recipe.architecture(), side, side);
  }

  private TrainingResult train(LearnedText learned, ModelTraining<CausalLanguageModel> training)
      throws IOException {
    try (var loop = training.loop(List.of(), run, progress)) {
      observer.accept(learned);
      TrainingResult result = loop.run();
      training.write(result, run);
      return result;
    }
  }
}
