package dev.firth.cli.shell;

/**
 * The reader of standard output has gone; thrown through the print stream, which drops
 * IOExceptions.
 */
public final class BrokenPipe extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BrokenPipe(Throwable cause) {
    super(cause);
  }
}
