package dev.firth.cli.lm;

import dev.firth.cli.shell.ConfigOptions;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.training.LoopOptions;
import dev.firth.cli.training.RateSearch;
import dev.firth.cli.training.TrainingRunOptions;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.train.LossValidator;
import dev.firth.seq2seq.train.ScheduledSampling;
import dev.firth.seq2seq.train.StopReason;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.transformer.lm.CausalArchitecture;
import dev.firth.transformer.lm.LanguageModelRecipe;
import dev.firth.transformer.lm.LanguageModelTraining;
import java.io.IOException;
import java.io.InterruptedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firth lm train --model neural}: from a text to the directory of a language model. */
@Command(
    name = "train-neural",
    header = "Train a neural language model: a transformer that says the next token.",
    footer = {
      "",
      "`firth lm train --model neural` is this command. Each line of TEXT is learned by",
      "itself, from its begin to its end. RUN becomes a model directory: all that `lm score`",
      "and `lm sample` need, to be moved as it is.",
      "",
      "  firth lm train --model neural train.txt --valid valid.txt --out lm",
      "  firth lm score lm test.txt",
      "  firth lm sample lm --prefix 'The king'"
    })
final class LmTrainNeuralCommand extends FirthCommand {
  @Mixin NeuralTextOptions text;

  @Mixin TrainingRunOptions run;

  @Mixin NeuralModelOptions model;

  @Mixin LoopOptions loop;

  @Mixin RateSearch rates;

  @Mixin ConfigOptions config;

  @Override
  protected void run(Console console) throws IOException {
    if (!config.apply(spec(), console)) {
      return;
    }
    LanguageModelRecipe recipe = recipe();
    try (var progress = console.progress();
        RunDirectory directory = run.open(spec(), config, loop, text.files())) {
      var report = new NeuralReport(this, console);
      var training = new LanguageModelTraining(recipe, directory, report::prepared, progress);
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

  private LanguageModelRecipe recipe() {
    CausalArchitecture architecture = model.architecture();
    return new LanguageModelRecipe(
        text.preparation(loop.engine.threads()),
        architecture,
        loop.recipe(
            text.batches(architecture.context(), loop.engine.seed()),
            0,
            ScheduledSampling.NONE,
            LossValidator.LOSS.name(),
            model.dim));
  }
}
