package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.RunOption;
import dev.firth.cli.shell.StrictOption;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.tokenizers.VocabularyOptions;
import java.io.IOException;
import java.nio.file.Path;
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
      "with --threads 1 they differ by roundings, with --deterministic not at all. glove",
      "gives the same bytes with any number of threads. word2vec's and fastText's flags",
      "(-size, -ws, -iter, -epoch, -minCount, -output, ...) are understood too.",
      "",
      "  firth vectors train text.txt --out text.vec",
      "  firth vectors similar text.vec king"
    })
final class TrainCommand extends FirthCommand {
  @Parameters(arity = "0..*", paramLabel = "CORPUS", description = CorpusArgument.DESCRIPTION)
  List<String> corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "MODEL",
      description = "The file to write; it appears when it is whole.")
  Path out;

  @Mixin InputOptions input;

  @Mixin TrainingOptions training;

  @Mixin WordOptions words;

  @Mixin GloveOptionsGroup glove;

  @Mixin SubwordOptionsGroup subwords;

  @Mixin RunOptions job;

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

    @Mixin RunOption run;

    @Option(
        names = "--save-vocab",
        paramLabel = "FILE",
        description =
            "Write the words and their counts, as word2vec's -save-vocab does (default: no).")
    Path saveVocabulary;

    @Mixin StrictOption strict;
  }

  @Override
  protected void run(Console console) throws IOException {
    boolean fastText = subwords.isChosen(training.model, spec());
    if (glove.isChosen(training.model, spec())) {
      new GloveTraining(this, spec(), console).run();
      return;
    }
    new Word2VecTraining(this, fastText, spec(), console).run();
  }

  /** Opens what is to be trained on. */
  TrainingText text(VocabularyOptions counting) throws IOException {
    return input.open(corpus, files.strict.isGiven(), words.tokenizer(), counting);
  }

  /** Where options, metrics and provenance go. */
  Path runDirectory() {
    return files.run.directory(out);
  }
}
