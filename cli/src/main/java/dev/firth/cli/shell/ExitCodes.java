package dev.firth.cli.shell;

/**
 * What the command's exit codes mean; 130 (interrupted by Ctrl-C) is the JVM's own, as is 143 when
 * another program ends this one (SIGTERM).
 */
public final class ExitCodes {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USE = 2;
  public static final int BAD_INPUT = 3;
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
