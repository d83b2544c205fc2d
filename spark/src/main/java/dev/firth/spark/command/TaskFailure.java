package dev.firth.spark.command;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import java.io.IOException;
import org.apache.spark.SparkException;

/** Finds, under what Spark says of a failed job, what went wrong in the task. */
final class TaskFailure {
  private TaskFailure() {}

  static Exception of(Exception failure) {
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadInputException || cause instanceof UsageException) {
        return (Exception) cause;
      }
      last = cause;
    }
    // A cluster that gives the job up leaves a session that is stopped.
    boolean isOfSpark =
        failure instanceof SparkException || failure instanceof IllegalStateException;
    return isOfSpark ? new IOException(firstLine(last), failure) : failure;
  }

  /** Spark's messages go on with the stack of the driver. */
  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).strip();
    int end = message.indexOf('\n');
    return "the job failed: " + (end < 0 ? message : message.substring(0, end));
  }
}
