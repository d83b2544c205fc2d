package dev.firth.tokenizers;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.Progress;
import dev.firth.runs.Tasks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Reads the splits of a corpus on several threads. Threads take the splits in order, one at a time;
 * each thread has a worker of its own, which needs no locks for what it alone holds.
 */
public final class SplitWork {
  private static final long SMALLEST_SPLIT = 1 << 18;
  private static final long LARGEST_SPLIT = 1 << 22;
  private static final int SPLITS_WANTED = 64;
  private static final int PIECES_BETWEEN_REPORTS = 1 << 8;

  private final Corpus corpus;
  private final List<Split> splits;
  private final Progress.Task progress;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final LongAdder lines = new LongAdder();
  private final LongAdder brokenBytes = new LongAdder();

  private SplitWork(Corpus corpus, List<Split> splits, Progress.Task progress) {
    this.corpus = corpus;
    this.splits = splits;
    this.progress = progress;
  }

  /**
   * What a thread does with its splits. When one worker fails the threads of the others are
   * interrupted.
   */
  public interface Worker {
    /** A split begins. */
    default void begin(int split) throws IOException, InterruptedException {}

    /** The next piece of the split's text; lines of more than 1 MiB come in several pieces. */
    void piece(byte[] utf8, int offset, int length, boolean endsLine)
        throws IOException, InterruptedException;

    /** The split has ended. */
    default void end(int split) throws IOException, InterruptedException {}

    /** There are no more splits for this worker. */
    default void finish() throws IOException, InterruptedException {}
  }

  /**
   * What all workers read together.
   *
   * @param lines lines that ended
   * @param brokenBytes bytes that were not UTF-8
   */
  public record Totals(long lines, long brokenBytes) {}

  /** The splits for work like this: small enough for an even share, the same for any threads. */
  public static List<Split> splits(Corpus corpus) throws IOException {
    long share = corpus.bytes() / SPLITS_WANTED;
    return corpus.splits(Math.clamp(share, SMALLEST_SPLIT, LARGEST_SPLIT));
  }

  /**
   * Reads all splits.
   *
   * @param splits of this corpus; workers know them by their place in this list
   * @param threads how many threads read; no more are started than there are splits
   * @param workers makes the worker of each thread
   * @param task told how many stored bytes are read
   * @throws IOException the first failure of a reader or worker
   */
  public static Totals run(
      Corpus corpus,
      List<Split> splits,
      int threads,
      Supplier<? extends Worker> workers,
      Progress.Task task)
      throws IOException {
    var work = new SplitWork(corpus, splits, task);
    var jobs = new ArrayList<Callable<Void>>();
    for (int i = 0; i < Math.clamp(splits.size(), 1, threads); i++) {
      Worker worker = workers.get();
      jobs.add(() -> work.readAll(worker));
    }
    runTogether(jobs);
    return new Totals(work.lines.sum(), work.brokenBytes.sum());
  }

  private Void readAll(Worker worker) throws IOException, InterruptedException {
    for (int i = taken.getAndIncrement(); i < splits.size(); i = taken.getAndIncrement()) {
      worker.begin(i);
      try (TextReader reader = corpus.open(splits.get(i))) {
        read(reader, worker);
      }
      worker.end(i);
    }
    worker.finish();
    return null;
  }

  private void read(TextReader reader, Worker worker) throws IOException, InterruptedException {
    long reported = 0;
    long ended = 0;
    for (long pieces = 1; reader.next(); pieces++) {
      worker.piece(reader.buffer(), reader.offset(), reader.length(), reader.endsLine());
      ended += reader.endsLine() ? 1 : 0;
      if (pieces % PIECES_BETWEEN_REPORTS == 0) {
        reported = report(reader, reported);
      }
    }
    report(reader, reported);
    lines.add(ended);
    brokenBytes.add(reader.brokenBytes());
  }

  private long report(TextReader reader, long reported) {
    long read = reader.bytesRead();
    progress.done(bytes.addAndGet(read - reported));
    return read;
  }

  private static void runTogether(List<Callable<Void>> jobs) throws IOException {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(jobs.size(), Thread.ofPlatform().daemon().factory())) {
      var running = new ExecutorCompletionService<Void>(threads);
      jobs.forEach(running::submit);
      try {
        for (int i = 0; i < jobs.size(); i++) {
          running.take().get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw Tasks.failure(e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw Tasks.interrupted("reading the corpus", e);
      }
    }
  }
}
