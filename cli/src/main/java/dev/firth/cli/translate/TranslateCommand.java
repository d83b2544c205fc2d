package dev.firth.cli.translate;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth translate …}. */
@Command(
    name = "translate",
    header = "Train translation models and translate text with them.",
    subcommands = {TranslateTrainCommand.class, TranslateRunCommand.class})
public final class TranslateCommand extends CommandGroup {}
