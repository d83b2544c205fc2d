package dev.firth.runs;

import java.io.IOException;

/**
 * Input data that cannot be used as it is: a missing, empty, truncated or damaged file. The message
 * is one line that says what is wrong, in which file and where, and what to do; commands print it
 * and exit with 3.
 */
public final class BadInputException extends IOException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
