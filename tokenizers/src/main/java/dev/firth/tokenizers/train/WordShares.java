package dev.firth.tokenizers.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Shares of the words, always the same, for threads to work on: sums over the shares, taken in
 * order, are then the same bits for any number of threads.
 */
final class WordShares implements AutoCloseable {
  private static final int SHARES = 8;

  private final List<Share> shares = new ArrayList<>();
  private final ExecutorService threads;

  /** Words from one up to another, without it. */
  record Share(int from, int to) {}

  /** Shares of about as many units. */
  WordShares(UnigramText text, int threads) {
    int from = 0;
    long length = text.units().length;
    for (int i = 1; i <= SHARES; i++) {
      int to = from;
      while (to < text.words() && (i == SHARES || text.end(to) <= length * i / SHARES)) {
        to++;
      }
      shares.add(new Share(from, to));
      from = to;
    }
    this.threads = Executors.newFixedThreadPool(Math.min(threads, SHARES));
  }

  /** What the work gives for each share, in order. */
  <T> List<T> map(Function<Share, T> work) {
    List<Callable<T>> jobs = new ArrayList<>();
    shares.forEach(share -> jobs.add(() -> work.apply(share)));
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(jobs)) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while learning pieces", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
