package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.TemporaryFile;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.train.FastTextTrainer;
import dev.firth.embeddings.train.Word2VecTrainer;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.time.Duration;

/**
 * {@code --plan}: what a training will take. The words are counted in full, since everything hangs
 * on their number; the time is that of a few seconds of training on the text.
 */
final class TrainingPlan {
  private static final Duration TRIAL = Duration.ofSeconds(3);

  private final TrainingText text;
  private final TrainCommand command;
  private final Word2VecTrainer trainer;

  TrainingPlan(TrainingText text, TrainCommand command, Word2VecTrainer trainer) {
    this.text = text;
    this.command = command;
    this.trainer = trainer;
  }

  void print(Console console, Progress progress) throws IOException {
    long start = System.nanoTime();
    var vocabulary = text.words(progress).vocabulary();
    var options = trainer.options();
    long model = trainer.modelBytes(vocabulary);
    TrainingMemory.checkHeap(vocabulary.size(), options.dim(), model);
    long memory =
        PlanReport.JAVA_BYTES
            + model
            + trainer.scratchBytes(vocabulary)
            + PlanReport.WORD_BYTES * vocabulary.size()
            + copies(model);
    long disk = diskBytes(vocabulary, model);
    AtomicFile.checkSpace(command.out, disk);
    long words = vocabulary.tokens() * options.epochs();
    double preparing;
    double rate;
    try (var file = TemporaryFile.beside(command.out, ".ids");
        var ids = text.ids(vocabulary, file.path(), progress)) {
      preparing = (System.nanoTime() - start) * 1e-9;
      // The first seconds run slower code than all that follow.
      trainer.prepare(vocabulary, ids).limit(TRIAL).train(Progress.none());
      rate = trainer.prepare(vocabulary, ids).limit(TRIAL).train(Progress.none()).wordsPerSecond();
    }
    double seconds = preparing + (double) words / rate;
    new PlanReport(vocabulary.size(), "words", words, rate, seconds, memory, disk).print(console);
  }

  /** The best vectors so far are kept beside those in training. */
  private long copies(long matrices) {
    return command.job.patience == null ? 0 : matrices / 2;
  }

  /** Ids while it trains, the vectors, and the state that is saved for --resume. */
  private long diskBytes(Vocabulary vocabulary, long matrices) {
    long ids = Integer.BYTES * (vocabulary.tokens() + vocabulary.tokens() / 10);
    boolean saves = command.job.saveEvery > 0;
    // A save is written beside the one before.
    return ids + fileBytes(vocabulary.size()) + (saves ? 2 * matrices : 0);
  }

  /** A word's vector; in fastText's own format all buckets have one too, and words an output. */
  private long fileBytes(long words) {
    long rows =
        trainer instanceof FastTextTrainer fastText && command.files.format == VectorFormat.FASTTEXT
            ? 2 * words + fastText.fastTextOptions().buckets()
            : words;
    return rows * trainer.options().dim() * Float.BYTES + 32 * words;
  }
}
