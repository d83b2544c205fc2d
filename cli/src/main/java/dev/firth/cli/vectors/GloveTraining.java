package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.TemporaryFile;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.embeddings.VectorFiles;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.glove.CooccurrenceCounter;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import dev.firth.embeddings.glove.GloveForecast;
import dev.firth.embeddings.glove.GloveListener;
import dev.firth.embeddings.glove.GloveOptions;
import dev.firth.embeddings.glove.GloveResult;
import dev.firth.embeddings.glove.GloveTrainer;
import dev.firth.embeddings.glove.PairBlocks;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.CorpusHash;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.OptionValue;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** {@code firth vectors train --model glove}: from a text, or from GloVe's own files. */
final class GloveTraining {
  private final TrainCommand command;
  private final CommandSpec spec;
  private final Console console;
  private final GloveOptionsGroup glove;
  private final RunOptions job;
  private final GloveOptions options;
  private final CooccurrenceOptions counting;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long last = System.nanoTime();

  GloveTraining(TrainCommand command, CommandSpec spec, Console console) {
    this.command = command;
    this.spec = spec;
    this.console = console;
    this.glove = command.glove;
    this.job = command.job;
    job.check();
    this.options = glove.trainingOptions(command.training, spec);
    this.counting = glove.countingOptions(command.training, spec);
  }

  /** What was trained on and what came out. */
  private record Outcome(Vocabulary vocabulary, GloveResult result) {}

  void run() throws IOException {
    checkFiles();
    try (var progress = console.progress();
        var text =
            glove.cooccurrence != null
                ? null
                : command.text(command.words.toOptions(options.threads()))) {
      if (!job.plan) {
        train(text, progress);
      } else if (text == null) {
        planPairs(progress);
      } else {
        planText(text, progress);
      }
    }
  }

  /**
   * Trains, with records in the run directory.
   *
   * @param text null for a file of co-occurrences
   */
  private void train(TrainingText text, Progress progress) throws IOException {
    var provenance =
        Provenance.capture(
            options.seed(),
            Kernels.best().name(),
            spec.commandLine().getParseResult().originalArgs());
    var hash =
        CorpusHash.start(
            text == null ? List.of(glove.cooccurrence, command.input.vocabulary) : text.files());
    try (var run = ResumableRun.open(command, effectiveOptions(), provenance)) {
      var log = new RunLog(run.directory());
      var outcome =
          text == null ? fromPairs(run, log, progress) : fromText(text, run, log, progress);
      run.directory().metrics().log(toMap(outcome));
      run.finish(hash);
      report(outcome, run.directory().path());
    }
  }

  private void planPairs(Progress progress) throws IOException {
    Vocabulary vocabulary = Vocabulary.load(command.input.vocabulary);
    checkHeap(vocabulary);
    try (var pairs =
        PairBlocks.read(glove.cooccurrence, vocabulary.size(), options, folder(), progress)) {
      lap("pairs");
      new GlovePlan(command, options, vocabulary)
          .print(
              glove.cooccurrence,
              GloveForecast.ofPairs(vocabulary, pairs, options),
              totalSeconds(),
              console);
    }
  }

  private void planText(TrainingText text, Progress progress) throws IOException {
    Vocabulary vocabulary = vocabulary(text, progress);
    checkHeap(vocabulary);
    try (var file = TemporaryFile.beside(command.out, ".ids");
        var ids = text.ids(vocabulary, file.path(), progress)) {
      lap("encoding");
      new GlovePlan(command, options, vocabulary)
          .print(
              new CooccurrenceCounter(vocabulary, ids, counting).estimate(),
              GloveForecast.ofText(vocabulary, ids, counting, options, folder()),
              totalSeconds(),
              console);
    }
  }

  private void checkFiles() throws IOException {
    boolean corpus = command.corpus != null && !command.corpus.isEmpty();
    boolean text = corpus || command.input.ids != null;
    if (text == (glove.cooccurrence != null)) {
      throw new UsageException("give either a CORPUS or --cooccurrence FILE with --vocab FILE");
    }
    if (!text && command.input.vocabulary == null) {
      throw new UsageException("--cooccurrence needs --vocab: the words that it has numbers of");
    }
    if (!text && glove.saveCooccurrence != null) {
      throw new UsageException("--save-cooccurrence needs a CORPUS");
    }
    if (text) {
      command.input.check(command.corpus);
    }
    AtomicFile.checkTarget(command.out);
    if (glove.saveCooccurrence != null) {
      AtomicFile.checkTarget(glove.saveCooccurrence);
    }
    if (command.files.saveVocabulary != null) {
      AtomicFile.checkTarget(command.files.saveVocabulary);
    }
  }

  private EffectiveOptions effectiveOptions() {
    var effective = GloveOptionsGroup.effective(options, counting);
    var used = new ArrayList<OptionValue>();
    for (var option : UsedOptions.of(spec)) {
      if (!GloveOptionsGroup.isForeign(option.name())) {
        Object value = effective.getOrDefault(option.name(), option.value());
        used.add(new OptionValue(option.name(), value, option.origin()));
      }
    }
    return EffectiveOptions.of(used);
  }

  /** Temporary files lie beside the model, where there is room for large files. */
  private Path folder() {
    return command.out.toAbsolutePath().getParent();
  }

  private Outcome fromPairs(ResumableRun run, RunLog log, Progress progress) throws IOException {
    Vocabulary vocabulary = Vocabulary.load(command.input.vocabulary);
    checkHeap(vocabulary);
    // Sorted by stratum as they are, then without numbers of words but with weights.
    long disk = glove.cooccurrence.toFile().length() * 7 / 4;
    say(
        String.format(
            Locale.ROOT,
            "%,d words: training takes %,d MB of memory and %,d MB of temporary disk space",
            vocabulary.size(),
            megabytes(modelBytes(vocabulary)),
            megabytes(disk)));
    try (var pairs =
        PairBlocks.read(glove.cooccurrence, vocabulary.size(), options, folder(), progress)) {
      lap("pairs");
      return train(vocabulary, pairs, run, log, progress);
    }
  }

  private Outcome fromText(TrainingText text, ResumableRun run, RunLog log, Progress progress)
      throws IOException {
    Vocabulary vocabulary = vocabulary(text, progress);
    lap("vocabulary");
    checkHeap(vocabulary);
    try (var file = TemporaryFile.beside(command.out, ".ids");
        var ids = text.ids(vocabulary, file.path(), progress)) {
      lap("encoding");
      var counter = new CooccurrenceCounter(vocabulary, ids, counting);
      say(
          String.format(
              Locale.ROOT,
              "%s; training takes %,d MB of memory",
              counter.estimate(),
              megabytes(modelBytes(vocabulary))));
      try (var pairs = pairs(counter, vocabulary, progress)) {
        lap("pairs");
        return train(vocabulary, pairs, run, log, progress);
      }
    }
  }

  private Vocabulary vocabulary(TrainingText text, Progress progress) throws IOException {
    var counted = text.words(progress);
    VectorTraining.note(counted, console.err()::println);
    return counted.vocabulary();
  }

  private PairBlocks pairs(CooccurrenceCounter counter, Vocabulary vocabulary, Progress progress)
      throws IOException {
    if (glove.saveCooccurrence == null) {
      return PairBlocks.count(counter, options, folder(), progress);
    }
    counter.write(glove.saveCooccurrence, progress);
    lap("counting");
    return PairBlocks.read(glove.saveCooccurrence, vocabulary.size(), options, folder(), progress);
  }

  private Outcome train(
      Vocabulary vocabulary, PairBlocks pairs, ResumableRun run, RunLog log, Progress progress)
      throws IOException {
    var training = new GloveTrainer(options).prepare(vocabulary, pairs).listener(log);
    if (job.saveEvery > 0) {
      training.checkpoints(run.savedState(), job.saveEvery());
    }
    var result = training.train(progress);
    lap("training");
    VectorFiles.write(command.out, result.vectors(), command.files.format);
    if (command.files.saveVocabulary != null) {
      vocabulary.save(command.files.saveVocabulary);
    }
    lap("writing");
    return new Outcome(vocabulary, result);
  }

  /** Losses and checkpoints go to the run directory. */
  private final class RunLog implements GloveListener {
    private final RunDirectory run;
    private final EpochLog epochs;

    RunLog(RunDirectory run) throws IOException {
      this.run = run;
      this.epochs = new EpochLog(run.metrics(), job, console.err()::println);
    }

    @Override
    public void epoch(int epoch, double loss, Supplier<WordVectors> vectors) throws IOException {
      epochs.log(epoch, loss, OptionalDouble.empty(), vectors);
    }

    @Override
    public void resumed(long pairs) {
      epochs.resumed(pairs, "pairs");
    }

    @Override
    public void checkpoint(int epoch, WordVectors vectors) throws IOException {
      String name = String.format(Locale.ROOT, "epoch-%03d.vec", epoch);
      VectorFiles.write(run.checkpoints().resolve(name), vectors, command.files.format);
    }
  }

  private long modelBytes(Vocabulary vocabulary) {
    return GloveTrainer.modelBytes(vocabulary.size(), options);
  }

  private void checkHeap(Vocabulary vocabulary) throws IOException {
    TrainingMemory.checkHeap(vocabulary.size(), options.dim(), modelBytes(vocabulary));
  }

  private static long megabytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  private void say(String what) {
    console.err().println("firth: " + what);
  }

  private void lap(String step) {
    long now = System.nanoTime();
    seconds.put(step, (now - last) * 1e-9);
    last = now;
  }

  private void report(Outcome outcome, Path run) {
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("model", command.out.toString());
      json.putAll(toMap(outcome));
      json.put("format", command.files.format.label());
      json.put("run", run.toString());
      console.printJson(json);
      return;
    }
    var result = outcome.result;
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d words in the vocabulary, %,d pairs trained %d times in %.1f s (%,.0f pairs/s),"
                + " loss %.6f%n",
            outcome.vocabulary.size(),
            result.pairs(),
            options.epochs(),
            result.seconds(),
            result.pairsPerSecond(),
            result.loss());
    console
        .out()
        .println("vectors in " + console.strong(command.out.toString()) + ", details in " + run);
  }

  private double totalSeconds() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private Map<String, Object> toMap(Outcome outcome) {
    var result = outcome.result;
    long words = outcome.vocabulary.tokens() * options.epochs();
    var map = new LinkedHashMap<String, Object>();
    map.put("words", words);
    map.put("seconds", result.seconds());
    map.put("wordsPerSecond", (double) words / result.seconds());
    map.put("pairs", result.pairs());
    map.put("pairsPerSecond", result.pairsPerSecond());
    map.put("loss", result.loss());
    map.put("losses", result.losses());
    map.put("vocabulary", outcome.vocabulary.size());
    map.put("dim", options.dim());
    map.put("epochs", options.epochs());
    map.put("threads", options.threads());
    map.put("kernels", Kernels.best().name());
    map.put("totalSeconds", totalSeconds());
    map.put("phases", seconds);
    return map;
  }
}
