package dev.firth.cli.shell;

import dev.firth.embeddings.UnknownWordException;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.UnencodableTextException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;

/** Turns what went wrong into one line for people and an exit code for scripts. */
public final class Failures {
  private Failures() {}

  public static int report(Throwable failure, PrintStream err, boolean debug) {
    if (isEnding()) {
      return ExitCodes.INTERRUPTED;
    }
    Throwable cause = unwrap(failure);
    if (debug) {
      failure.printStackTrace(err);
    }
    err.println("firth: " + oneLine(message(cause)));
    err.flush();
    return code(cause);
  }

  /**
   * Whether the program is being ended from outside, as by Ctrl-C. Unfinished files are removed
   * then while the work still goes on; that it fails for want of them is no news.
   */
  private static boolean isEnding() {
    var probe = new Thread(() -> {}, "probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static int code(Throwable failure) {
    return switch (failure) {
      case UsageException _ -> ExitCodes.WRONG_USE;
      case BadInputException _ -> ExitCodes.BAD_INPUT;
      case NoSuchFileException _ -> ExitCodes.BAD_INPUT;
      case UnknownWordException _ -> ExitCodes.BAD_INPUT;
      case UnencodableTextException _ -> ExitCodes.BAD_INPUT;
      case InterruptedException _ -> ExitCodes.INTERRUPTED;
      case InterruptedIOException _ -> ExitCodes.INTERRUPTED;
      case ClosedByInterruptException _ -> ExitCodes.INTERRUPTED;
      default -> ExitCodes.FAILED;
    };
  }

  private static String message(Throwable failure) {
    return switch (failure) {
      case UsageException e -> e.getMessage();
      case BadInputException e -> e.getMessage();
      case UnknownWordException e -> e.getMessage();
      case UnencodableTextException e -> e.getMessage();
      case NoSuchFileException e -> "there is no file " + e.getFile();
      case AccessDeniedException e -> "no permission for " + e.getFile();
      case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
      case InterruptedException _ -> "interrupted";
      case InterruptedIOException _ -> "interrupted";
      case ClosedByInterruptException _ -> "interrupted";
      case OutOfMemoryError _ -> outOfMemory();
      case IOException e when e.getMessage() != null -> e.getMessage();
      default -> "internal error: " + failure + "; --debug shows where, please report it";
    };
  }

  private static String outOfMemory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return "out of memory (Java may use "
        + megabytes
        + " MB); give it more with FIRTH_JAVA_OPTS=-Xmx… or make the work smaller (a higher"
        + " --min-count, a --max-vocab, a lower --dim)";
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable current = failure;
    while (current.getCause() != null
        && (current instanceof UncheckedIOException || current instanceof ExecutionException)) {
      current = current.getCause();
    }
    return current;
  }

  /** The text without line breaks. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
