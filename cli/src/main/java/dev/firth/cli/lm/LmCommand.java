package dev.firth.cli.lm;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth lm …}. */
@Command(
    name = "lm",
    header = "Train n-gram language models and score text with them.",
    subcommands = {LmTrainCommand.class, LmScoreCommand.class})
public final class LmCommand extends CommandGroup {}
