package dev.firth.cli.corpus;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth corpus …}. */
@Command(
    name = "corpus",
    header = "Texts: known data sets, statistics, duplicates, pairs, phrases, walks, the Almanac.",
    subcommands = {
      ListCommand.class,
      FetchCommand.class,
      StatsCommand.class,
      DeduplicateCommand.class,
      PairsCheckCommand.class,
      PhrasesCommand.class,
      WalksCommand.class,
      AlmanacCommand.class
    })
public final class CorpusCommand extends CommandGroup {}
