package dev.firth.cli.score;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth score …}. */
@Command(
    name = "score",
    header = "Scores of outputs against references, and whether systems differ.",
    subcommands = {
      BleuCommand.class,
      ChrFCommand.class,
      TerCommand.class,
      AlignmentsCommand.class,
      CompareCommand.class,
      LabelsCommand.class,
      SpansCommand.class,
      SquadCommand.class,
      RankingCommand.class,
    })
public final class ScoreCommand extends CommandGroup {}
