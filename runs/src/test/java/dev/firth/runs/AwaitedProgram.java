package dev.firth.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program of its own that is told to end while it works, for {@link AwaitedWorkTest}. */
final class AwaitedProgram {
  private AwaitedProgram() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    var stop = new CountDownLatch(1);
    AwaitedWork.run(
        stop::countDown,
        () -> {
          System.out.print("w");
          System.out.flush();
          awaitUninterrupted(stop);
          AtomicFile.write(target, out -> out.write(new byte[1 << 20]));
          return target;
        });
    try {
      AtomicFile.write(target.resolveSibling("later"), out -> out.write(1));
      System.out.print("l");
    } catch (IOException e) {
      System.out.print("e");
    }
    System.out.flush();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
