package dev.firth.cli.classify;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.RunOption;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.classify.ClassifierOptions;
import dev.firth.embeddings.classify.ClassifierTrainer;
import dev.firth.embeddings.classify.ClassifierTraining;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.CorpusHash;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth classify train}. */
@Command(
    name = "train",
    header = "Train a classifier on labelled text.",
    defaultValueProvider = ClassifierDefaults.class,
    footer = {
      "",
      "The model is a fastText .bin. One thread gives the same model in every run, more threads",
      "train lock-free, so two runs differ.",
      "",
      "  firth classify train train.tsv --out topics.bin --word-ngrams 2",
      "  firth classify test topics.bin test.tsv"
    })
final class ClassifyTrainCommand extends FirthCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "Labelled text: files, folders, globs, or - for standard input; .gz, .bz2 and .zst are"
              + " unpacked.")
  List<String> texts;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "MODEL",
      description = "The file to write; it appears when it is whole.")
  Path out;

  @Mixin ClassifierTrainingOptions training;

  @Mixin LabelledInput input;

  @Option(
      names = "--pretrained",
      paramLabel = "FILE",
      description = "Begin with these vectors, of any format (default: random ones).")
  Path pretrained;

  @Mixin RunOption run;

  @Override
  protected void run(Console console) throws IOException {
    ClassifierOptions options = training.toOptions(input.labelPrefix);
    AtomicFile.checkTarget(out);
    var trainer = new ClassifierTrainer(options, Optional.ofNullable(pretrained)).warmUp();
    try (var text = Corpus.of(texts).strict(input.strict.isGiven());
        var progress = console.progress()) {
      var hash = CorpusHash.start(text.files());
      var provenance =
          Provenance.capture(
              options.seed(),
              Kernels.best().name(),
              spec().commandLine().getParseResult().originalArgs());
      var used = EffectiveOptions.of(UsedOptions.of(spec()));
      try (var directory = RunDirectory.create(run.directory(out), used, provenance)) {
        var result = trainer.train(text, input.format, progress);
        result.model().write(out);
        directory.metrics().log(toMap(options, result));
        directory.update(provenance.withCorpus(hash.get()));
        report(console, options, result, directory.path());
      }
    }
  }

  private static Map<String, Object> toMap(ClassifierOptions options, ClassifierTraining result) {
    var map = new LinkedHashMap<String, Object>();
    map.put("labels", result.model().dictionary().labels());
    map.put("vocabulary", result.model().dictionary().words());
    map.put("examples", result.examples());
    map.put("skipped", result.lines() - result.examples());
    map.put("words", result.words());
    map.put("seconds", result.seconds());
    map.put("wordsPerSecond", result.wordsPerSecond());
    map.put("loss", result.loss());
    map.put("dim", options.dim());
    map.put("epochs", options.epochs());
    map.put("threads", options.threads());
    map.put("brokenBytes", result.brokenBytes());
    return map;
  }

  private void report(
      Console console, ClassifierOptions options, ClassifierTraining result, Path directory) {
    StrictOption.warn(console, result.brokenBytes());
    if (console.json()) {
      var map = new LinkedHashMap<String, Object>();
      map.put("model", out.toString());
      map.putAll(toMap(options, result));
      map.put("run", directory.toString());
      console.printJson(map);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d labels, %,d words, %,d texts (%,d lines without label or word), %,d words trained"
                + " in %.1f s (%,.0f words/s), loss %.4f%n",
            result.model().dictionary().labels(),
            result.model().dictionary().words(),
            result.examples(),
            result.lines() - result.examples(),
            result.words(),
            result.seconds(),
            result.wordsPerSecond(),
            result.loss());
    console
        .out()
        .println("classifier in " + console.strong(out.toString()) + ", details in " + directory);
  }
}
