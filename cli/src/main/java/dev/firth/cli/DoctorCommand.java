package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import picocli.CommandLine.Command;

/** Tells what Firth found on this machine and what is wrong with it. */
@Command(name = "doctor", header = "Say what Firth found on this machine, and what is wrong.")
final class DoctorCommand extends FirthCommand {
  @Override
  protected void run(Console console) {}
}
