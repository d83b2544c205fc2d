package dev.firth.runs;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A program of its own that writes a file, to be limited or interrupted by {@link AtomicFileTest}.
 */
final class WriterProgram {
  private WriterProgram() {}

  public static void main(String[] args) {
    try {
      AtomicFile.write(
          Path.of(args[0]),
          out -> {
            out.write(new byte[1 << 18]);
            if (args[1].equals("wait")) {
              waitForTheEnd();
            }
          });
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void waitForTheEnd() {
    System.out.print("w");
    System.out.flush();
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
