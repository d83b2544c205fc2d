package dev.firth.embeddings.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** A fixed number of threads that do the same work side by side. */
final class CrewThreads implements AutoCloseable {
  private final int count;
  private final ExecutorService threads;

  CrewThreads(int count) {
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            count, work -> Thread.ofPlatform().daemon().name("training").unstarted(work));
  }

  int count() {
    return count;
  }

  /**
   * Runs the work once in each thread, with its number, and waits for all.
   *
   * @throws IOException if one failed, or this thread was interrupted
   */
  void run(IntConsumer work) throws IOException {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int thread = i;
      running.add(threads.submit(() -> work.accept(thread)));
    }
    try {
      for (var future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      threads.shutdownNow();
      throw new IOException("a training thread failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IOException("training was interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
