package dev.firth.runs;

import java.util.concurrent.CountDownLatch;

/**
 * Work that must not be cut off in its middle when the program is told to end (Ctrl-C, SIGTERM):
 * code of an engine that crashes when it is torn down, or a state that is worth saving. The end of
 * the program asks the work to stop and waits until it has. Meanwhile the work's thread may still
 * {@linkplain AtomicFile write files}.
 */
public final class AwaitedWork {
  /** Set on the thread of work that the program's end waits for. */
  private static final ScopedValue<Boolean> AWAITED = ScopedValue.newInstance();

  private AwaitedWork() {}

  /**
   * Does work on this thread. What this thread does afterwards is not waited for.
   *
   * @param stop asks the work to stop soon; called on another thread when the program is told to
   *     end
   * @return what the work returned
   * @throws X what the work threw
   * @throws IllegalStateException if the program is ending already
   */
  public static <R, X extends Throwable> R run(
      Runnable stop, ScopedValue.CallableOp<? extends R, X> work) throws X {
    var done = new CountDownLatch(1);
    var hook = new Thread(() -> stopAndWait(stop, done), "stop work");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return ScopedValue.where(AWAITED, true).call(work);
    } finally {
      done.countDown();
      removeHook(hook);
    }
  }

  /** Whether the end of the program waits for what this thread does. */
  static boolean isAwaited() {
    return AWAITED.isBound();
  }

  private static void stopAndWait(Runnable stop, CountDownLatch done) {
    stop.run();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nothing is left to do but to end
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending, and has just been allowed to.
    }
  }
}
