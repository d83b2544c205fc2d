package dev.firth.corpora;

import dev.firth.corpora.text.Split;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts a corpus, a split at a time on each thread. */
final class StatsCollector {
  private static final long SPLIT_BYTES = 4L << 20;
  private static final int LINES_KEPT = 1 << 24;

  /** How often a thread tells how far it is, in pieces. */
  private static final int REPORT_EVERY = 4096;

  private final Corpus corpus;
  private final List<Split> splits;
  private final SplitStats[] stats;
  private final LineHashes hashes;
  private final AtomicInteger nextSplit = new AtomicInteger();
  private final AtomicLong bytesDone = new AtomicLong();

  StatsCollector(Corpus corpus) throws IOException {
    this(corpus, SPLIT_BYTES, LINES_KEPT);
  }

  StatsCollector(Corpus corpus, long splitBytes, int linesKept) throws IOException {
    this.corpus = corpus;
    this.splits = corpus.splits(splitBytes);
    this.stats = new SplitStats[splits.size()];
    this.hashes = new LineHashes(linesKept);
  }

  CorpusStats collect(int threads, Progress progress) throws IOException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive, not " + threads);
    }
    TypeCounts types;
    try (var task = progress.start("reading", "bytes", corpus.bytes())) {
      types = countTypes(Math.min(threads, Math.max(1, splits.size())), task);
    }
    LineTotals totals = new LineTotals();
    for (Split split : splits) {
      totals.add(split, stats[split.index()]);
    }
    return CorpusStats.of(
        corpus.bytes(),
        totals,
        CountHistogram.ofSorted(types.sortedCounts()),
        hashes.duplicates(),
        hashes.isExact());
  }

  private TypeCounts countTypes(int threads, Progress.Task task) throws IOException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<TypeCounts>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> work(task)));
      }
      TypeCounts all = new TypeCounts();
      for (Future<TypeCounts> worker : workers) {
        all.addAll(result(worker));
      }
      return all;
    }
  }

  /** After a failure the others stop at their next split, so that waiting for them is short. */
  private TypeCounts result(Future<TypeCounts> worker) throws IOException {
    try {
      return worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      nextSplit.set(splits.size());
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
  }

  private TypeCounts work(Progress.Task task) throws IOException {
    TypeCounts types = new TypeCounts();
    boolean done = false;
    try {
      for (int i = nextSplit.getAndIncrement();
          i < splits.size();
          i = nextSplit.getAndIncrement()) {
        stats[i] = read(splits.get(i), types, task);
      }
      done = true;
      return types;
    } finally {
      if (!done) {
        nextSplit.set(splits.size());
      }
    }
  }

  private SplitStats read(Split split, TypeCounts types, Progress.Task task) throws IOException {
    SplitStats result = new SplitStats(types, hashes);
    try (TextReader reader = corpus.open(split)) {
      long reported = 0;
      for (int n = 1; reader.next(); n++) {
        result.add(reader);
        if (n % REPORT_EVERY == 0) {
          task.done(bytesDone.addAndGet(reader.bytesRead() - reported));
          reported = reader.bytesRead();
        }
      }
      result.end(reader);
      task.done(bytesDone.addAndGet(split.bytes() - reported));
    }
    return result;
  }
}
