package dev.firth.cli.bert;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.transformer.bert.finetune.EarlyExitModel;
import dev.firth.transformer.bert.finetune.EarlyExitTraining;
import dev.firth.transformer.bert.finetune.ExitCurve;
import dev.firth.transformer.bert.finetune.FineTuningOptions;
import dev.firth.transformer.bert.finetune.TrainedExits;
import dev.firth.transformer.bert.finetune.data.Example;
import dev.firth.transformer.bert.finetune.data.LabelledTextReader;
import dev.firth.transformer.bert.finetune.data.TextInput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth bert exits}. */
@Command(
    name = "exits",
    header = "Let a fine-tuned classifier answer before its last layer.",
    description = {
      "",
      "Small classifiers between the layers learn from the last one (FastBERT, Liu et al.",
      "2020) and are written into MODEL as exits.safetensors; all else in it stays. 'firth",
      "bert predict --uncertainty X' then reads each text with as many layers as it needs.",
      "FILE is read as for training, and its labels are not used; one that has none is read",
      "with --text-column. With --valid accuracy and speed are measured for each X.",
      ""
    },
    footer = {
      "",
      "  firth bert exits reviews --train train.tsv --valid dev.tsv",
      "  firth bert exits reviews --train texts.txt --text-column 1"
    })
final class BertExitsCommand extends FirthCommand {
  private static final FineTuningOptions DEFAULTS = EarlyExitTraining.defaults();

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "Folder that 'firth bert finetune --task classify' wrote.")
  Path folder;

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FILE",
      description = "Texts to learn from; their labels are not used.")
  Path training;

  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description = "Labelled texts to measure accuracy and speed with (default: none).")
  Path validation;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "Column of the label (default: as --text-column).")
  String label;

  @Mixin TextColumnFlags columns;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the texts (default: 4; as fine-tuning).")
  int epochs = DEFAULTS.epochs();

  @Option(
      names = "--lr",
      paramLabel = "X",
      description = "Greatest learning rate (default: 1e-3; Firth).")
  double rate = DEFAULTS.rate();

  @Mixin StepFlags step;

  @Override
  protected void run(Console console) throws IOException {
    FineTuningOptions options = step.options(epochs, rate, step.engine.seed());
    EarlyExitModel.requireClassifier(folder);
    List<TextInput> texts = read(training).stream().map(Example::input).toList();
    List<Example<TextInput, String>> judged =
        validation == null
            ? List.of()
            : LabelledTextReader.read(validation, columns.columns(label));
    step.engine.start();
    var report = new ExitsReport(console, folder);
    try (ProgressPrinter progress = console.progress()) {
      TrainedExits trained = train(texts, options, progress);
      try (var model = trained.model()) {
        model.write(folder);
        report.trained(trained, texts.size());
        if (!judged.isEmpty()) {
          report.curve(ExitCurve.measure(model, judged), judged.size());
        }
      }
    }
    report.print();
  }

  private List<Example<TextInput, String>> read(Path file) throws IOException {
    return columns.isGiven()
        ? LabelledTextReader.readTexts(file, columns.columns(label))
        : LabelledTextReader.read(file, columns.columns(label));
  }

  private TrainedExits train(
      List<TextInput> texts, FineTuningOptions options, ProgressPrinter progress)
      throws IOException {
    Path runs = folder.resolve("runs").resolve("exits");
    if (Files.isDirectory(runs.resolve("checkpoints"))) {
      TuningRuns.removeCheckpoints(runs.resolve("checkpoints"));
    }
    List<String> command = spec().root().commandLine().getParseResult().originalArgs();
    var provenance = Provenance.capture(options.seed(), "pytorch", command);
    var used = EffectiveOptions.of(UsedOptions.of(spec()));
    try (var run = RunDirectory.create(runs, used, provenance)) {
      TrainedExits trained = EarlyExitTraining.train(folder, texts, options, run, progress);
      if (trained.training().reason() == StopReason.STOPPED) {
        trained.model().close();
        throw new InterruptedIOException("the training of exits was interrupted; begin it again");
      }
      TuningRuns.removeCheckpoints(run.checkpoints());
      return trained;
    }
  }
}
