package dev.firth.runs;

/**
 * Options or arguments that make no sense together. The message is one line that names the option
 * and the values allowed; commands print it and exit with 2.
 */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
