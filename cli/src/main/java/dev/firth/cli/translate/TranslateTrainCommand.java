package dev.firth.cli.translate;

import dev.firth.cli.shell.ConfigOptions;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.training.EmbeddingStart;
import dev.firth.cli.training.LoopOptions;
import dev.firth.cli.training.RateSearch;
import dev.firth.cli.training.TrainingRunOptions;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.data.PreparationOptions;
import dev.firth.seq2seq.train.LossValidator;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.seq2seq.translate.TranslationRecipe;
import dev.firth.seq2seq.translate.TranslationTraining;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firth translate train}: from four text files to a model directory. */
@Command(
    name = "train",
    header = "Train a translation model on two texts, line by line.",
    footer = {
      "",
      "RUN becomes a model directory: all that `translate run` needs, to be moved as it is.",
      "`firth corpus pairs-check` says what in the text is not fit for training.",
      "",
      "  firth translate train --source train.en --target train.de \\",
      "      --valid-source valid.en --valid-target valid.de --out en-de",
      "  firth translate run en-de test.en"
    })
final class TranslateTrainCommand extends FirthCommand {
  @Mixin PairOptions pairs;

  @Mixin TrainingRunOptions run;

  @Mixin ModelOptions model;

  @Mixin EmbeddingStart start = new EmbeddingStart();

  @Option(
      names = "--label-smoothing",
      paramLabel = "X",
      defaultValue = "0.1",
      description =
          "Share of the right token's probability that all tokens divide (default:"
              + " ${DEFAULT-VALUE}; Vaswani et al. 2017).")
  double smoothing;

  @Mixin LoopOptions loop;

  @Option(
      names = "--measure",
      paramLabel = "NAME",
      defaultValue = "bleu",
      description =
          "What decides which weights are best: bleu, loss or perplexity (default:"
              + " ${DEFAULT-VALUE}; Firth).")
  String measure;

  @Option(
      names = "--valid-beam",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Beam of the translations that are validated, 1 for greedy search, 0 for none: then"
              + " --measure is loss or perplexity (default: ${DEFAULT-VALUE}; JoeyNMT).")
  int validBeam;

  @Mixin RateSearch rates;

  @Mixin ConfigOptions config;

  @Override
  protected void run(Console console) throws IOException {
    if (!config.apply(spec(), console)) {
      return;
    }
    TranslationRecipe recipe = recipe();
    start.check(model.dim);
    try (var progress = console.progress();
        RunDirectory directory = run.open(spec(), config, loop, files(recipe.text()))) {
      var report = new TrainReport(this, console);
      var training = new TranslationTraining(recipe, directory, report, progress);
      if (rates.isWanted()) {
        RateSearch.run(training::findRate, directory.path(), console);
        return;
      }
      TrainingResult result = training.run();
      if (result.reason() == StopReason.STOPPED) {
        throw new InterruptedIOException("training was interrupted; --resume goes on");
      }
      report.ended(result);
    }
  }

  private TranslationRecipe recipe() {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new UsageException(
          "--label-smoothing " + smoothing + ": it must be 0 or more, below 1");
    }
    checkMeasure();
    var text = pairs.preparation(loop.engine.threads(), loop.engine.seed());
    var architecture = model.architecture(spec(), !pairs.separate);
    var learning =
        loop.recipe(
            pairs.batches(loop.engine.seed()), smoothing, model.sampling(), measure, model.dim);
    return new TranslationRecipe(text, architecture, learning);
  }

  private void checkMeasure() {
    boolean ofText = measure.equals(BleuValidator.BLEU.name());
    boolean ofLoss =
        measure.equals(LossValidator.LOSS.name())
            || measure.equals(LossValidator.PERPLEXITY.name());
    if (!ofText && !ofLoss) {
      throw new UsageException("--measure takes bleu, loss or perplexity, not " + measure);
    }
    if (validBeam < 0 || (validBeam == 0 && ofText)) {
      throw new UsageException("--measure bleu needs a --valid-beam of 1 or more");
    }
  }

  private static List<Path> files(PreparationOptions text) {
    return List.of(text.trainSource(), text.trainTarget(), text.validSource(), text.validTarget());
  }
}
