package dev.firth.seq2seq.data;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes the batches of a {@link BatchSampler} ahead of their use, on one thread: the same batches
 * in the same order. {@link #position()} is that of the batches taken, not of those made.
 *
 * <p>What fails on the thread is thrown by {@link #next()} when its turn comes. The sampler belongs
 * to the prefetcher until that is closed; it then stands somewhere ahead, and {@link
 * BatchSampler#resumeAt} brings it back. For one thread that takes batches.
 */
public final class BatchPrefetcher implements BatchSource {
  private final BatchSampler sampler;
  private final int depth;
  private final Thread thread;

  // All guarded by the queue.
  private final Deque<Made> queue = new ArrayDeque<>();
  private Throwable failure;
  private boolean closed;

  private SamplerPosition position;

  /** A batch and the place behind it. */
  private record Made(Batch batch, SamplerPosition next) {}

  /**
   * Starts to make batches.
   *
   * @param depth how many are kept at most
   */
  public BatchPrefetcher(BatchSampler sampler, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("a depth of " + depth);
    }
    this.sampler = sampler;
    this.depth = depth;
    this.position = sampler.position();
    this.thread = Thread.ofPlatform().daemon().name("firth-batches").unstarted(this::work);
    thread.start();
  }

  private void work() {
    try {
      while (awaitRoom()) {
        Batch batch = sampler.next();
        put(new Made(batch, sampler.position()));
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(new IllegalStateException("the thread that makes batches was interrupted", e));
    }
  }

  /** False when the work is over. */
  private boolean awaitRoom() throws InterruptedException {
    synchronized (queue) {
      while (queue.size() >= depth && !closed) {
        queue.wait();
      }
      return !closed;
    }
  }

  private void put(Made made) {
    synchronized (queue) {
      queue.add(made);
      queue.notifyAll();
    }
  }

  private void fail(Throwable e) {
    synchronized (queue) {
      failure = e;
      queue.notifyAll();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the prefetcher is closed, or the waiting is interrupted
   */
  @Override
  public Batch next() {
    Made made = take();
    position = made.next();
    return made.batch();
  }

  private Made take() {
    synchronized (queue) {
      while (queue.isEmpty() && failure == null && !closed) {
        try {
          queue.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
      }
      if (closed) {
        throw new IllegalStateException("the batches are closed");
      }
      if (queue.isEmpty()) {
        throw rethrown();
      }
      Made made = queue.remove();
      queue.notifyAll();
      return made;
    }
  }

  /** The failure with the stack of the thread that waits for the batch beside its own. */
  private RuntimeException rethrown() {
    failure.addSuppressed(new IllegalStateException("rethrown to the reader of batches"));
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(failure);
    }
  }

  @Override
  public SamplerPosition position() {
    return position;
  }

  /** Ends the thread and waits for its end, so that the data may be closed. */
  @Override
  public void close() {
    synchronized (queue) {
      closed = true;
      queue.clear();
      queue.notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
