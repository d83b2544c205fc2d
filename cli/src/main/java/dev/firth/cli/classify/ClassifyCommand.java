package dev.firth.cli.classify;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth classify …}. */
@Command(
    name = "classify",
    header = "Label texts: train a classifier, predict, score; probe features.",
    subcommands = {
      ClassifyTrainCommand.class,
      ClassifyPredictCommand.class,
      ClassifyTestCommand.class,
      ClassifyProbeCommand.class
    })
public final class ClassifyCommand extends CommandGroup {}
