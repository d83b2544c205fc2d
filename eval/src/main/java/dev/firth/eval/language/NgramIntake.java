package dev.firth.eval.language;

import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Adds n-grams to a model on a thread of its own, in their order, while the next ones are read: the
 * one work waits for the memory, the other one computes. To be used by one thread.
 */
final class NgramIntake implements AutoCloseable {
  /** What {@link #duplicateLine} has for none. */
  static final long NONE = -1;

  private static final int MOST_WAITING = 4;

  private final NgramModelBuilder builder;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("n-grams").factory());
  private final ArrayDeque<Future<Long>> waiting = new ArrayDeque<>();
  private long duplicateLine = NONE;

  NgramIntake(NgramModelBuilder builder) {
    this.builder = builder;
  }

  /** Takes n-grams, which are not to be changed any more. */
  void put(NgramBatch batch) {
    waiting.add(thread.submit(() -> lineOf(builder.add(batch), batch)));
    while (waiting.size() > MOST_WAITING) {
      take(waiting.remove());
    }
  }

  private static long lineOf(int index, NgramBatch batch) {
    return index == NgramModelBuilder.ALL_ADDED ? NONE : batch.line(index);
  }

  /** Waits until all have been added. */
  void finish() {
    while (!waiting.isEmpty()) {
      take(waiting.remove());
    }
  }

  /** The first line known so far whose n-gram was there before; {@link #NONE} without. */
  long duplicateLine() {
    return duplicateLine;
  }

  private void take(Future<Long> added) {
    try {
      long line = added.get();
      duplicateLine = duplicateLine == NONE ? line : duplicateLine;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var cancelled = new CancellationException("reading an n-gram model was interrupted");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
