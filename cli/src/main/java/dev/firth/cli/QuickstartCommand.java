package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import picocli.CommandLine.Command;

/** From nothing to word vectors. */
@Command(
    name = "quickstart",
    header = "Make a text, train word vectors on it, show what they know.")
final class QuickstartCommand extends FirthCommand {
  @Override
  protected void run(Console console) {}
}
