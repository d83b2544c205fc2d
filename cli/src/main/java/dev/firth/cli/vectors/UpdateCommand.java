package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth vectors update}: goes on with finished vectors on new text. */
@Command(
    name = "update",
    header = "Go on training vectors on new text, with new words.",
    defaultValueProvider = TrainingDefaults.class,
    modelTransformer = UpdateCommand.OwnOptions.class,
    footer = {
      "",
      "Old words all stay and their counts grow; new words join if they occur",
      "--min-count times in CORPUS. How far old words have moved is reported.",
      "",
      "Vectors alone are half of what a training knows. Without --state what predicts",
      "words from them begins at zero: they move less, but learn worse meanwhile",
      "(docs/decisions/0013-update.md has figures). --lr says how far they may move.",
      "With --state, options that are not given are those of RUN (not --lr, --epochs",
      "and other options of the training's course). The nodes of hierarchical softmax",
      "begin anew in any case. Skip-gram and CBOW only.",
      "",
      "  firth vectors train old.txt --out old.vec --keep-state",
      "  firth vectors update old.vec new.txt --out new.vec --state old.vec.run"
    })
final class UpdateCommand extends FirthCommand {
  @Mixin ModelArgument model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "CORPUS",
      description = CorpusArgument.DESCRIPTION)
  List<String> corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "NEW",
      description = "The file to write; it appears when it is whole and may replace MODEL.")
  Path out;

  @Option(
      names = "--state",
      paramLabel = "RUN",
      description =
          "The run directory of MODEL's training, if that was given --keep-state (default: none).")
  Path state;

  @Option(
      names = "--lock",
      paramLabel = "WORDS",
      description =
          "Words whose vectors stay as they are, bit for bit: all-old, or a file with a word a"
              + " line; turns --deterministic on (default: none).")
  String lock;

  @Option(
      names = "--keep-state",
      description = "Leave what the next update needs in the run directory (default: no).")
  boolean keepState;

  @Mixin TrainingOptions training;

  @Mixin WordOptions words;

  @Mixin TrainCommand.FileOptions files;

  /** The options of training but those that MODEL decides. */
  static final class OwnOptions implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      spec.remove(spec.findOption("--dim"));
      var model = spec.findOption("--model");
      spec.remove(model);
      return spec.addOption(
          OptionSpec.builder(model)
              .description(
                  "skip-gram or cbow: how to go on (default: that of --state, or"
                      + " ${DEFAULT-VALUE}).")
              .build());
    }
  }

  @Override
  protected void run(Console console) throws IOException {
    try (var vectors = model.open()) {
      new VectorUpdate(this, vectors, spec(), console).run();
    }
  }

  /** Where options, metrics and provenance go. */
  Path runDirectory() {
    return files.run.directory(out);
  }
}
