package dev.firth.cli.shell;

/** The top of the command line, which knows the console its commands use. */
public interface ConsoleOwner {
  /** The console with the global options applied. */
  Console console();
}
