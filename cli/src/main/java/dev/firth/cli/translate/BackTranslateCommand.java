package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.seq2seq.translate.TranslationOptions;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate back-translate}: more pairs from text in the target's language. */
@Command(
    name = "back-translate",
    header = "Make pairs of text in the target's language, with a model of the other direction.",
    footer = {
      "",
      "Sennrich, Haddow and Birch 2016. A tag tells the model which sources a machine has",
      "written (Caswell et al. 2019); give it to the training, too. With --sample sources",
      "are drawn, which teaches more than the best ones where text is plenty (Edunov et",
      "al. 2018).",
      "",
      "  firth translate back-translate de-en more.de --source train.en --target train.de \\",
      "      --tag '<bt>' --out mixed",
      "  firth translate train --source mixed.source --target mixed.target --tags '<bt>' …"
    })
final class BackTranslateCommand extends FirthCommand {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Directory of a model that translates from the target to the source.")
  Path model;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Text in the target's language, a sentence a line.")
  Path lines;

  @Mixin SynthesisFlags pairs;

  @Option(
      names = "--tag",
      paramLabel = "WORD",
      defaultValue = "",
      description = "Stands before each source that the model has written (default: none).")
  String tag;

  @Option(
      names = "--copies",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often the pairs that there are get written (default: ${DEFAULT-VALUE}).")
  int copies;

  @Mixin SearchOptions search;

  @Override
  protected void run(Console console) throws IOException {
    TranslationOptions options = search.options(spec());
    int times = SynthesisFlags.copies("--copies", copies);
    try (var original = ParallelCorpus.of(pairs.source, pairs.target);
        var text = ParallelCorpus.of(lines)) {
      pairs.run(
          model,
          options,
          console,
          (synthesis, files, progress) ->
              synthesis.backTranslate(text, original, times, tag, files, progress));
    }
  }
}
