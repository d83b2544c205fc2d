package dev.firth.runs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Work that was given to other threads: what they throw is thrown on as if the waiting thread had
 * done the work itself.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Waits for a result.
   *
   * @param what the task is at, for the message of an interruption, such as "reading the corpus"
   * @throws IOException what the task threw, or {@link InterruptedIOException}
   */
  public static <T> T result(Future<T> task, String what) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** Why a task failed; what is no IOException is thrown here and now. */
  public static IOException failure(ExecutionException failed) {
    return switch (failed.getCause()) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(failed.getCause());
    };
  }

  /** Says that waiting was interrupted; the thread stays so. */
  public static InterruptedIOException interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    var interrupted = new InterruptedIOException("interrupted while " + what);
    interrupted.initCause(cause);
    return interrupted;
  }
}
