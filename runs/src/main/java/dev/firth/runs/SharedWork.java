package dev.firth.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Pieces of work that threads share. */
public final class SharedWork {
  private SharedWork() {}

  /**
   * Does all pieces.
   *
   * @param threads that take one piece after the other; a single one is the caller's
   * @param what they are at, for the message of an interruption
   * @return what each piece gave
   * @throws RuntimeException what a piece threw; those not begun by then are not done
   */
  public static <T> List<T> results(List<Supplier<T>> pieces, int threads, String what) {
    int used = Math.min(threads, pieces.size());
    if (used <= 1) {
      return pieces.stream().map(Supplier::get).toList();
    }
    try (ExecutorService workers =
        Executors.newFixedThreadPool(used, Thread.ofPlatform().daemon().factory())) {
      List<Future<T>> running = pieces.stream().map(piece -> workers.submit(piece::get)).toList();
      try {
        return results(running, what);
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private static <T> List<T> results(List<Future<T>> running, String what) {
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> piece : running) {
        results.add(Tasks.result(piece, what));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return results;
  }
}
