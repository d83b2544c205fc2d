package dev.firth.cli.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does something: what all verbs share. */
public abstract class FirthCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Does the work; exceptions become an exit code and a line. */
  protected abstract void run(Console console) throws Exception;

  @Override
  public final Integer call() throws Exception {
    run(((ConsoleOwner) spec.root().userObject()).console());
    return ExitCodes.DONE;
  }

  /** How picocli sees this command: its options, and which of them were given. */
  protected final CommandSpec spec() {
    return spec;
  }
}
