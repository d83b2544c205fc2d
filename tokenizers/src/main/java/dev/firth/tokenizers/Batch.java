package dev.firth.tokenizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Does the same to many things on several threads and gives the results in order. */
final class Batch {
  /** Enough pieces for each thread that none waits long for the last one. */
  private static final int TURNS = 16;

  private Batch() {}

  /**
   * The results in the order of the inputs.
   *
   * @param threads 1 for the calling thread alone, which always takes part
   */
  static <A, B> List<B> map(List<A> inputs, int threads, Function<A, B> work) {
    Object[] results = new Object[inputs.size()];
    int turn = Math.max(1, inputs.size() / (threads * TURNS));
    int helpers = Math.min(threads, (inputs.size() + turn - 1) / turn) - 1;
    var next = new AtomicInteger();
    var failure = new AtomicReference<Throwable>();
    Runnable share =
        () -> {
          try {
            int from = next.getAndAdd(turn);
            while (from < results.length && failure.get() == null) {
              int to = Math.min(from + turn, results.length);
              for (int i = from; i < to; i++) {
                results[i] = work.apply(inputs.get(i));
              }
              from = next.getAndAdd(turn);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        };
    run(share, helpers);
    rethrow(failure.get());
    @SuppressWarnings("unchecked") // what the work gave, each at its place
    List<B> list = (List<B>) Arrays.asList(results);
    return list;
  }

  private static void run(Runnable share, int helpers) {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < helpers; i++) {
      threads.add(Thread.ofPlatform().name("firth-encode-" + i).daemon().start(share));
    }
    share.run();
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= joined(thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a thread to its end, and says whether somebody interrupted the waiting. */
  private static boolean joined(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private static void rethrow(Throwable failure) {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(failure);
    }
  }
}
