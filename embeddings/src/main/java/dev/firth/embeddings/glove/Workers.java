package dev.firth.embeddings.glove;

import dev.firth.runs.Tasks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A few threads that share numbered pieces of work. */
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  Workers(int threads, String name) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads, work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
  }

  /** A piece of work; pieces with the same worker are never done at the same time. */
  @FunctionalInterface
  interface Piece {
    void run(int worker, int piece) throws IOException;
  }

  int threads() {
    return threads;
  }

  /**
   * Does pieces 0 to {@code count - 1}, each once, taken in order by whichever thread is free, and
   * waits for all of them.
   *
   * @throws IOException the first failure; the other threads stop before their next piece
   */
  void share(int count, Piece piece) throws IOException {
    var next = new AtomicInteger();
    var running = new ExecutorCompletionService<Void>(pool);
    List<Future<Void>> started = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, count); i++) {
      int worker = i;
      started.add(
          running.submit(
              () -> {
                int taken;
                while ((taken = next.getAndIncrement()) < count && !Thread.interrupted()) {
                  piece.run(worker, taken);
                }
                return null;
              }));
    }
    try {
      for (int i = 0; i < started.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      stop(next, count, started);
      throw Tasks.failure(e);
    } catch (InterruptedException e) {
      stop(next, count, started);
      throw Tasks.interrupted("working on pairs of words", e);
    }
  }

  private void stop(AtomicInteger next, int count, List<Future<Void>> started) {
    next.set(count);
    started.forEach(future -> future.cancel(true));
  }

  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
  }
}
