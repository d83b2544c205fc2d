package dev.firth.cli.lm;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth lm …}. */
@Command(
    name = "lm",
    header = "Train language models, score text with them, and draw text from them.",
    subcommands = {
      LmTrainCommand.class,
      LmTrainNeuralCommand.class,
      LmScoreCommand.class,
      LmSampleCommand.class
    })
public final class LmCommand extends CommandGroup {}
