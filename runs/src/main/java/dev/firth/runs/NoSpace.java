package dev.firth.runs;

import java.io.IOException;
import java.util.List;

/**
 * Recognises the ways in which a system says that a disk is full. Java has no exception of its own
 * for this, only the system's message.
 */
final class NoSpace {
  private static final List<String> REASONS =
      List.of(
          "No space left on device", // ENOSPC
          "Disk quota exceeded", // EDQUOT
          "File too large", // EFBIG: a limit on the size of files (ulimit -f)
          "There is not enough space on the disk"); // Windows

  private NoSpace() {}

  static boolean isReasonOf(IOException e) {
    String message = e.getMessage();
    return message != null && REASONS.stream().anyMatch(message::contains);
  }

  /** Whether the message is already one of ours, which name the file. */
  static boolean isExplained(IOException e) {
    String message = e.getMessage();
    return message != null && message.startsWith("cannot write ");
  }
}
