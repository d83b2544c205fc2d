package dev.firth.eval.language.train;

import dev.firth.runs.Progress;
import dev.firth.runs.Tasks;
import dev.firth.tokenizers.ids.IdCorpus;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the n-grams of the highest order on several threads: for each word and each line end, the
 * word and those before it, from the last to the first, with {@code <s>} where there are none.
 */
final class NgramCounter {
  private static final ValueLayout.OfInt INTS =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int BETWEEN_REPORTS = 1 << 16;

  private final MemorySegment ids;
  private final long length;
  private final int order;
  private final BitSet skipped;

  /**
   * @param skipped ids that are passed over as if they were not there
   */
  NgramCounter(IdCorpus text, int order, BitSet skipped) {
    this.ids = text.ids();
    this.length = text.length();
    this.order = order;
    this.skipped = skipped;
  }

  void count(RecordSorter sorter, int threads, Progress.Task task) throws IOException {
    var done = new AtomicLong();
    try (var pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      var running = new ArrayList<Future<Void>>();
      for (int i = 0; i < threads; i++) {
        long from = lineStart(length / threads * i);
        long to = i == threads - 1 ? length : lineStart(length / threads * (i + 1));
        Callable<Void> job = () -> count(from, to, sorter, done, task);
        running.add(pool.submit(job));
      }
      try {
        for (var thread : running) {
          Tasks.result(thread, "counting n-grams");
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }

  /** The first place from {@code at} on where a line begins. */
  private long lineStart(long at) {
    long start = at;
    while (start > 0 && start < length && id(start - 1) != IdCorpus.LINE_END) {
      start++;
    }
    return start;
  }

  private int id(long at) {
    return ids.getAtIndex(INTS, at);
  }

  private Void count(long from, long to, RecordSorter sorter, AtomicLong done, Progress.Task task)
      throws IOException {
    var words = new int[order];
    Arrays.fill(words, ModelWords.BEGIN);
    try (var out = sorter.appender()) {
      for (long at = from; at < to; at++) {
        int id = id(at);
        if (id == IdCorpus.LINE_END) {
          push(words, ModelWords.END);
          out.add(words);
          Arrays.fill(words, ModelWords.BEGIN);
        } else if (!skipped.get(id)) {
          push(words, ModelWords.ofId(id));
          out.add(words);
        }
        if (at % BETWEEN_REPORTS == 0) {
          task.done(done.addAndGet(BETWEEN_REPORTS));
          stopIfInterrupted();
        }
      }
    }
    return null;
  }

  private static void stopIfInterrupted() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("another thread failed");
    }
  }

  private static void push(int[] words, int word) {
    for (int i = words.length - 1; i > 0; i--) {
      words[i] = words[i - 1];
    }
    words[0] = word;
  }
}
