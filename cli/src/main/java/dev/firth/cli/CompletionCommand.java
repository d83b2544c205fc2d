package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script. The bash script loads bash's completion functions under zsh too. */
@Command(
    name = "completion",
    header = "Print a completion script for a shell.",
    footer = {
      "",
      "  source <(firth completion bash)    # in ~/.bashrc",
      "  source <(firth completion zsh)     # in ~/.zshrc"
    })
final class CompletionCommand extends FirthCommand {
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  Shell shell;

  @Override
  protected void run(Console console) {
    // picocli's script begins with bashcompinit for zsh: one script serves both.
    console.out().println(AutoComplete.bash("firth", spec().root().commandLine()));
  }
}
