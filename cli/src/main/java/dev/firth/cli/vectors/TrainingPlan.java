package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.TemporaryFile;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.train.Word2VecTrainer;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * {@code --plan}: what a training will take. The words are counted in full, since everything hangs
 * on their number; the time is that of a few seconds of training on the text.
 */
final class TrainingPlan {
  /** What Java and the loaded program take before any work. */
  private static final long JAVA_BYTES = 128L << 20;

  /** A word, its count and its places in tables. */
  private static final long WORD_BYTES = 100;

  private static final Duration TRIAL = Duration.ofSeconds(3);

  private final Corpus text;
  private final TrainCommand command;
  private final Word2VecTrainer trainer;
  private final VocabularyOptions vocabularyOptions;

  TrainingPlan(
      Corpus text,
      TrainCommand command,
      Word2VecTrainer trainer,
      VocabularyOptions vocabularyOptions) {
    this.text = text;
    this.command = command;
    this.trainer = trainer;
    this.vocabularyOptions = vocabularyOptions;
  }

  void print(Console console, Progress progress) throws IOException {
    long start = System.nanoTime();
    var vocabulary =
        VocabularyCounter.count(text, command.words.tokenizer(), vocabularyOptions, progress)
            .vocabulary();
    var options = trainer.options();
    TrainingMemory.check(vocabulary.size(), options);
    long matrices = TrainingMemory.bytes(vocabulary.size(), options);
    long memory = JAVA_BYTES + matrices + WORD_BYTES * vocabulary.size() + copies(matrices);
    long disk = diskBytes(vocabulary, matrices);
    AtomicFile.checkSpace(command.out, disk);
    long words = vocabulary.tokens() * options.epochs();
    double preparing;
    double rate;
    try (var file = TemporaryFile.beside(command.out, ".ids");
        var ids =
            IdCorpus.encode(
                text,
                command.words.tokenizer(),
                vocabulary,
                file.path(),
                options.threads(),
                progress)) {
      preparing = (System.nanoTime() - start) * 1e-9;
      // The first seconds run slower code than all that follow.
      trainer.prepare(vocabulary, ids).limit(TRIAL).train(Progress.none());
      rate = trainer.prepare(vocabulary, ids).limit(TRIAL).train(Progress.none()).wordsPerSecond();
    }
    double minutes = (preparing + (double) words / rate) / 60;
    if (console.json()) {
      var plan = new LinkedHashMap<String, Object>();
      plan.put("vocabulary", vocabulary.size());
      plan.put("words", words);
      plan.put("memoryBytes", memory);
      plan.put("diskBytes", disk);
      plan.put("wordsPerSecond", rate);
      plan.put("minutes", minutes);
      console.printJson(plan);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d words in the vocabulary, %,d words to train at about %,.0f words/s%n"
                + "about %.1f minutes, %,d MB of memory, %,d MB of disk space%n",
            vocabulary.size(),
            words,
            rate,
            minutes,
            (memory >> 20) + 1,
            (disk >> 20) + 1);
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
    return ids + matrices / 2 + 32L * vocabulary.size() + (saves ? 2 * matrices : 0);
  }
}
