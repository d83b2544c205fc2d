package dev.firth.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What can be known about the terminal without native calls: whether standard error is one, and its
 * width.
 */
final class Terminal {
  private static final int DEFAULT_WIDTH = 80;
  private static final long ASK_AGAIN_NANOS = 5_000_000_000L;

  private int width;
  private long askedAt;

  // Whether there is a console without a terminal differs between Java 21, 22 to 24 and 25.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isStandardError() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    // Console.isTerminal asks about standard input and output only; output may well be a pipe.
    Path error = Path.of("/proc/self/fd/2");
    try {
      if (Files.isSymbolicLink(error)) {
        String device = Files.readSymbolicLink(error).toString();
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
      }
    } catch (IOException e) {
      return false;
    }
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** Columns of the terminal, 80 if it does not say; a changed width is seen within seconds. */
  int width() {
    long now = System.nanoTime();
    if (width == 0 || now - askedAt > ASK_AGAIN_NANOS) {
      width = currentWidth();
      askedAt = now;
    }
    return width;
  }

  private static int currentWidth() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{0,4}")
        ? Integer.parseInt(columns)
        : askTerminal();
  }

  /** POSIX `stty size` prints rows and columns of the terminal that is its input. */
  private static int askTerminal() {
    try {
      var process =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroy();
        return DEFAULT_WIDTH;
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String[] size = answer.strip().split(" ");
      int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
      return columns > 0 ? columns : DEFAULT_WIDTH;
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    }
  }
}
