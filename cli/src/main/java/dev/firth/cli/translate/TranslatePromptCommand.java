package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.LinePrompt;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firth translate prompt}: sentences are typed and translated one by one. */
@Command(
    name = "prompt",
    header = "Translate sentences as they are typed; from a pipe, a sentence a line.",
    footer = {
      "",
      "  A man sleeps.             its translation",
      "  A man sleeps. | Ein Herr  its translation with this beginning",
      "  :help                     names the commands, which change what is shown",
      "",
      "With --json an object a line, as translate run has them; of commands the settings.",
      "",
      "  firth translate prompt en-de"
    })
final class TranslatePromptCommand extends FirthCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a trained model.")
  Path model;

  @Mixin SearchOptions search;

  @Mixin RunOptions run;

  @Override
  protected void run(Console console) throws IOException {
    TranslationOptions options = run.options(search.options(spec()));
    try (TranslationModel translation =
        TranslationModel.load(run.models(model), ModelFamilies.all())) {
      Torch.setThreads(1); // steps are too small to be shared
      var answers = new TranslationAnswers(console, translation, new PromptSettings(options));
      new LinePrompt(console, TranslationAnswers.GREETING, "translate-history").run(answers);
    }
  }
}
