package dev.firth.spark.command;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth spark …}. */
@Command(
    name = "spark",
    header = "The same jobs on Apache Spark, for text that outgrows one machine.",
    subcommands = {
      StatsCommand.class,
      DeduplicateCommand.class,
      VocabularyCommand.class,
      CountCommand.class,
      IdsCommand.class,
      CooccurrenceCommand.class,
      EncodeCommand.class,
      JoinCommand.class
    })
final class SparkCommand extends CommandGroup {}
