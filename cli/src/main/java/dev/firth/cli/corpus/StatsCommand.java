package dev.firth.cli.corpus;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.corpora.CorpusStats;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth corpus stats}. */
@Command(
    name = "stats",
    header = "Count lines, tokens, types, broken bytes, duplicate lines.",
    footer = {"", "Tokens are separated by white space; types are different tokens."})
final class StatsCommand extends FirthCommand {
  @Mixin CorpusArgument corpus;

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    int workers = threads.number();
    try (var text = corpus.open(strict.isGiven());
        var progress = console.progress()) {
      CorpusStats stats = CorpusStats.of(text, workers, progress);
      new StatsReport(stats, text.files().size()).print(console);
    }
  }
}
