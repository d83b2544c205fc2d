package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.CorpusHash;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.VocabularyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth vectors train}: counts words, encodes the text, trains, writes the vectors. */
@Command(
    name = "train",
    header = "Train word vectors on text.",
    defaultValueProvider = TrainingDefaults.class,
    footer = {
      "",
      "With more than one thread all but glove train lock-free, so two runs differ;",
      "with --threads 1 they differ by roundings. glove gives the same bytes with any",
      "number of threads. word2vec's and fastText's flags (-size, -ws, -iter, -epoch,",
      "-minCount, -output, ...) are understood too.",
      "",
      "  firth vectors train text.txt --out text.vec",
      "  firth vectors similar text.vec king"
    })
final class TrainCommand extends FirthCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "CORPUS",
      description =
          "Text files, folders, globs, or - for standard input; .gz, .bz2 and .zst are unpacked.")
  List<String> corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "MODEL",
      description = "The file to write; it appears when it is whole.")
  Path out;

  @Mixin TrainingOptions training;

  @Mixin WordOptions words;

  @Mixin GloveOptionsGroup glove;

  @Mixin SubwordOptionsGroup subwords;

  @Mixin FileOptions files;

  static final class FileOptions {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        converter = FormatName.class,
        description =
            "Format of MODEL: firth (mapped, opens at once), word2vec, word2vec-text, glove, or"
                + " fasttext, a .bin that keeps n-grams (default: ${DEFAULT-VALUE}; fasttext for"
                + " --model fasttext).")
    VectorFormat format;

    @Option(
        names = "--run",
        paramLabel = "DIR",
        description =
            "Directory for options, metrics and provenance of this run (default: MODEL.run).")
    Path run;

    @Option(
        names = "--save-vocab",
        paramLabel = "FILE",
        description =
            "Write the words and their counts, as word2vec's -save-vocab does (default: no).")
    Path saveVocabulary;

    @Option(
        names = "--strict",
        description = "Broken UTF-8 is an error (default: it becomes U+FFFD and is counted).")
    boolean strict;
  }

  @Override
  protected void run(Console console) throws IOException {
    boolean fastText = subwords.isChosen(training.model, spec());
    if (glove.isChosen(training.model, spec())) {
      new GloveTraining(this, spec(), console).run();
      return;
    }
    if (corpus == null) {
      throw new UsageException("name the text to train on: CORPUS is missing");
    }
    var trainer = fastText ? subwords.toTrainer(training, spec()) : training.toTrainer();
    if (fastText) {
      files.format = SubwordOptionsGroup.format(files.format, spec());
    }
    var options = trainer.options();
    VocabularyOptions vocabulary = words.toOptions(options.threads());
    AtomicFile.checkTarget(out);
    if (files.saveVocabulary != null) {
      AtomicFile.checkTarget(files.saveVocabulary);
    }
    try (var text = Corpus.of(corpus).strict(files.strict);
        var progress = console.progress()) {
      var hash = CorpusHash.start(text.files());
      var provenance = Provenance.capture(options.seed(), Kernels.best().name(), commandLine());
      try (var run = RunDirectory.create(runDirectory(), effectiveOptions(), provenance)) {
        var job = new VectorTraining(text, words.tokenizer(), vocabulary, trainer);
        var outcome = job.run(out, files.format, progress, console.err()::println);
        if (files.saveVocabulary != null) {
          outcome.vocabulary().save(files.saveVocabulary);
        }
        run.metrics().log(outcome.toMap());
        run.update(provenance.withCorpus(hash.get()));
        report(console, outcome, run.path());
      }
    }
  }

  private Path runDirectory() {
    return files.run != null ? files.run : out.resolveSibling(out.getFileName() + ".run");
  }

  private List<String> commandLine() {
    return spec().commandLine().getParseResult().originalArgs();
  }

  private EffectiveOptions effectiveOptions() {
    return EffectiveOptions.of(UsedOptions.of(spec()));
  }

  private void report(Console console, VectorTraining.Outcome outcome, Path run) {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("model", out.toString());
      result.putAll(outcome.toMap());
      result.put("format", files.format.label());
      result.put("run", run.toString());
      console.printJson(result);
      return;
    }
    outcome.print(console.out());
    console.out().println("vectors in " + console.strong(out.toString()) + ", details in " + run);
  }
}
