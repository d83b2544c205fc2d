package dev.firth.cli.shell;

/** What the command's exit codes mean; 130 (interrupted) is the JVM's own. */
public final class ExitCodes {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USE = 2;
  public static final int BAD_INPUT = 3;
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
