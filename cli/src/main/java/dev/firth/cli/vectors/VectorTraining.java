package dev.firth.cli.vectors;

import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.TemporaryFile;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.train.TrainingResult;
import dev.firth.embeddings.train.TrainingRun;
import dev.firth.embeddings.train.Word2VecOptions;
import dev.firth.embeddings.train.Word2VecTrainer;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The steps from a text to a file of vectors: count, encode, train, write. */
public final class VectorTraining {
  private final TrainingText text;
  private final WordTokenizer tokenizer;
  private final Word2VecTrainer trainer;
  private Corpus heldOut;
  private UnaryOperator<TrainingRun> preparation = UnaryOperator.identity();
  private UnaryOperator<Vocabulary> selection = UnaryOperator.identity();
  private Consumer<WordVectors> look = vectors -> {};

  public VectorTraining(
      Corpus corpus,
      WordTokenizer tokenizer,
      VocabularyOptions vocabularyOptions,
      Word2VecTrainer trainer) {
    this(new CountedText(corpus, tokenizer, vocabularyOptions, null), tokenizer, trainer);
  }

  /** A training on what the caller opened, and closes; the tokenizer is for a held-out text. */
  VectorTraining(TrainingText text, WordTokenizer tokenizer, Word2VecTrainer trainer) {
    this.text = text;
    this.tokenizer = tokenizer;
    this.trainer = trainer;
  }

  /** Measures the loss on another text after each epoch. */
  VectorTraining heldOut(Corpus other) {
    this.heldOut = other;
    return this;
  }

  /** Trains on other words than those that were counted. */
  VectorTraining vocabulary(UnaryOperator<Vocabulary> selection) {
    this.selection = selection;
    return this;
  }

  /** Looks at the vectors before they are written. */
  VectorTraining trained(Consumer<WordVectors> look) {
    this.look = look;
    return this;
  }

  /** Tells the training more before it starts. */
  VectorTraining prepared(UnaryOperator<TrainingRun> preparation) {
    this.preparation = preparation;
    return this;
  }

  /**
   * What came out.
   *
   * @param counted the words and what was seen while counting them
   * @param training the trained vectors, closed by now
   * @param seconds wall time of each step, in order
   */
  public record Outcome(
      VocabularyCounter.Result counted,
      TrainingResult training,
      Word2VecOptions options,
      Map<String, Double> seconds) {
    public Vocabulary vocabulary() {
      return counted.vocabulary();
    }

    /** All steps together. */
    public double totalSeconds() {
      return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Map<String, Object> toMap() {
      var map = new LinkedHashMap<String, Object>();
      map.put("words", training.words());
      map.put("seconds", training.seconds());
      map.put("wordsPerSecond", training.wordsPerSecond());
      map.put("loss", training.loss());
      map.put("vocabulary", vocabulary().size());
      map.put("dim", options.dim());
      map.put("epochs", options.epochs());
      map.put("threads", options.threads());
      map.put("kernels", Kernels.best().name());
      map.put("brokenBytes", counted.brokenBytes());
      map.put("prunedTypes", counted.prunedTypes());
      map.put("totalSeconds", totalSeconds());
      map.put("phases", seconds);
      return map;
    }

    void print(PrintStream out) {
      out.printf(
          Locale.ROOT,
          "%,d words in the vocabulary, %,d words trained in %.1f s (%,.0f words/s), loss %.4f%n",
          vocabulary().size(),
          training.words(),
          training.seconds(),
          training.wordsPerSecond(),
          training.loss());
    }
  }

  /**
   * Runs all steps.
   *
   * @param notes gets a line for what the user should know: broken bytes, pruned words
   */
  public Outcome run(Path model, VectorFormat format, Progress progress, Consumer<String> notes)
      throws IOException {
    var seconds = new LinkedHashMap<String, Double>();
    var options = trainer.options();
    var clock = new Clock();
    // Compiles the kernel beside the counting, so that training starts at full speed.
    trainer.warmUp();
    var counted = count(progress);
    seconds.put("vocabulary", clock.lap());
    note(counted, notes);
    var vocabulary = counted.vocabulary();
    TrainingMemory.checkHeap(vocabulary.size(), options.dim(), trainer.modelBytes(vocabulary));
    try (var file = TemporaryFile.beside(model, ".ids");
        var heldOutFile = TemporaryFile.beside(model, ".valid.ids");
        var ids = text.ids(vocabulary, file.path(), progress);
        var heldOutIds = encodeHeldOut(vocabulary, heldOutFile, progress)) {
      seconds.put("encoding", clock.lap());
      var run = trainer.prepare(counted.vocabulary(), ids);
      if (heldOutIds != null) {
        run.heldOut(heldOutIds);
      }
      var training = preparation.apply(run).train(progress);
      seconds.put("training", clock.lap());
      try (var vectors = training.vectors()) {
        look.accept(vectors);
        VectorFiles.write(model, vectors, format);
      }
      seconds.put("writing", clock.lap());
      return new Outcome(counted, training, options, seconds);
    }
  }

  private VocabularyCounter.Result count(Progress progress) throws IOException {
    var counted = text.words(progress);
    return new VocabularyCounter.Result(
        selection.apply(counted.vocabulary()),
        counted.lines(),
        counted.brokenBytes(),
        counted.prunedTypes(),
        counted.prunedTokens());
  }

  /** Null for no text. */
  private IdCorpus encodeHeldOut(Vocabulary vocabulary, TemporaryFile file, Progress progress)
      throws IOException {
    if (heldOut == null) {
      return null;
    }
    int threads = trainer.options().threads();
    return IdCorpus.encode(heldOut, tokenizer, vocabulary, file.path(), threads, progress);
  }

  static void note(VocabularyCounter.Result counted, Consumer<String> notes) {
    if (counted.brokenBytes() > 0) {
      notes.accept(StrictOption.warning(counted.brokenBytes()));
    }
    if (counted.prunedTypes() > 0) {
      notes.accept(
          String.format(
              Locale.ROOT,
              "firth: counting within the bound on memory dropped %,d rare words (%,d tokens)",
              counted.prunedTypes(),
              counted.prunedTokens()));
    }
  }

  /** Seconds since the last look. */
  private static final class Clock {
    private long last = System.nanoTime();

    double lap() {
      long now = System.nanoTime();
      double seconds = (now - last) * 1e-9;
      last = now;
      return seconds;
    }
  }
}
