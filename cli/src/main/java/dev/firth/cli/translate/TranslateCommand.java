package dev.firth.cli.translate;

import dev.firth.cli.shell.CommandGroup;
import picocli.CommandLine.Command;

/** {@code firth translate …}. */
@Command(
    name = "translate",
    header = "Train translation models, translate with them, score translations, look inside.",
    subcommands = {
      TranslateTrainCommand.class,
      TranslateRunCommand.class,
      TranslatePromptCommand.class,
      TranslateScoreCommand.class,
      TranslateTestCommand.class,
      BackTranslateCommand.class,
      DistillCommand.class,
      TranslateAverageCommand.class,
      TranslateAttentionCommand.class,
      TranslateReportCommand.class
    })
public final class TranslateCommand extends CommandGroup {}
