package dev.firth.eval.translation;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Hypotheses and references as text files with a segment a line, line N of all belonging together.
 * Blanks at the ends of lines are taken off, as sacreBLEU's command does; broken UTF-8 becomes
 * U+FFFD and is counted. Files are read once, in step, and counted on several threads; the
 * statistics are the same whatever their number.
 */
public final class TranslationFiles {
  private static final int BLOCK_SEGMENTS = 4096;
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCKS_PER_THREAD = 3;

  private final Path hypotheses;
  private final List<Path> references;
  private final int threads;

  /**
   * Files.
   *
   * @param hypotheses the system's output; "-" is standard input
   * @param references at least one
   * @param threads how many count
   */
  public TranslationFiles(Path hypotheses, List<Path> references, int threads) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("there is no reference");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("there is at least one thread, not " + threads);
    }
    this.hypotheses = hypotheses;
    this.references = List.copyOf(references);
    this.threads = threads;
  }

  /**
   * Counts what a metric needs, segment by segment.
   *
   * @throws BadInputException if a file does not exist or has no lines, they differ in length, or a
   *     segment is too long for the metric
   */
  public CorpusStatistics count(TranslationMetric metric) throws IOException {
    var files = new ArrayList<SegmentLines>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(threads, TranslationFiles::worker)) {
      try {
        files.add(SegmentLines.open(hypotheses));
        for (Path reference : references) {
          files.add(SegmentLines.open(reference));
        }
        return new Counting(metric, files, workers).run();
      } finally {
        workers.shutdownNow();
      }
    } finally {
      for (SegmentLines file : files) {
        file.close();
      }
    }
  }

  private static Thread worker(Runnable work) {
    return Thread.ofPlatform().name("firth-score").daemon().unstarted(work);
  }

  /** Statistics of a block. */
  private static final class Counted {
    final double[] rows;
    final InputFindings findings;

    Counted(double[] rows, InputFindings findings) {
      this.rows = rows;
      this.findings = findings;
    }
  }

  /** One pass over the files. */
  private final class Counting {
    private final TranslationMetric metric;
    private final List<SegmentLines> files;
    private final ExecutorService workers;

    /** Scorers that no thread uses at the moment. */
    private final Queue<SegmentScorer> idle = new ConcurrentLinkedQueue<>();

    private final Deque<Future<Counted>> pending = new ArrayDeque<>();
    private final List<Counted> done = new ArrayList<>();
    private long segments;

    Counting(TranslationMetric metric, List<SegmentLines> files, ExecutorService workers) {
      this.metric = metric;
      this.files = files;
      this.workers = workers;
    }

    CorpusStatistics run() throws IOException {
      while (true) {
        long first = segments + 1;
        List<SegmentBlock> blocks = read();
        int count = blocks.getFirst().count();
        if (count == 0) {
          break;
        }
        segments += count;
        if (segments > Integer.MAX_VALUE / metric.columns() - 8) {
          throw new BadInputException(
              files.getFirst().name() + " has too many lines: score parts of it");
        }
        pending.add(workers.submit(() -> count(blocks, first)));
        while (pending.size() > BLOCKS_PER_THREAD * threads) {
          takeOldest();
        }
      }
      while (!pending.isEmpty()) {
        takeOldest();
      }
      if (segments == 0) {
        throw new BadInputException(
            files.getFirst().name() + " is empty: there is no segment to score");
      }
      return joined();
    }

    /** The next lines of every file, as many of each. */
    private List<SegmentBlock> read() throws IOException {
      var blocks = new ArrayList<SegmentBlock>(files.size());
      files.forEach(_ -> blocks.add(new SegmentBlock()));
      int bytes = 0;
      while (blocks.getFirst().count() < BLOCK_SEGMENTS && bytes < BLOCK_BYTES) {
        int ended = 0;
        bytes = 0;
        for (int i = 0; i < files.size(); i++) {
          ended += files.get(i).next(blocks.get(i)) ? 0 : 1;
          bytes += blocks.get(i).bytes();
        }
        if (ended == files.size()) {
          break;
        }
        if (ended > 0) {
          throw differentLengths();
        }
      }
      return blocks;
    }

    private BadInputException differentLengths() throws IOException {
      long expected = files.getFirst().skipToEnd();
      for (SegmentLines file : files) {
        if (file.skipToEnd() != expected) {
          return new BadInputException(
              "%s has %,d lines and %s has %,d: line N of both must be the same segment"
                  .formatted(files.getFirst().name(), expected, file.name(), file.read()));
        }
      }
      throw new IllegalStateException("files of one length ended at different lines");
    }

    private Counted count(List<SegmentBlock> blocks, long first) throws BadInputException {
      SegmentScorer waiting = idle.poll();
      SegmentScorer scorer = waiting == null ? metric.scorer() : waiting;
      int columns = metric.columns();
      int count = blocks.getFirst().count();
      double[] rows = new double[count * columns];
      InputFindings findings = InputFindings.NONE;
      var texts = new String[blocks.size() - 1];
      for (int line = 0; line < count; line++) {
        for (int i = 0; i < texts.length; i++) {
          texts[i] = blocks.get(i + 1).line(line);
        }
        try {
          String hypothesis = blocks.getFirst().line(line);
          List<String> segment = List.of(texts);
          scorer.count(hypothesis, segment, rows, line * columns);
          findings = findings.plus(InputFindings.of(hypothesis, segment));
        } catch (IllegalArgumentException e) {
          throw new BadInputException(
              files.getFirst().name() + ":" + (first + line) + ": " + e.getMessage(), e);
        }
      }
      idle.add(scorer);
      return new Counted(rows, findings);
    }

    private void takeOldest() throws IOException {
      done.add(Tasks.result(pending.remove(), "scoring segments"));
    }

    private CorpusStatistics joined() {
      double[] rows = new double[(int) segments * metric.columns()];
      InputFindings findings = InputFindings.NONE;
      int at = 0;
      for (Counted block : done) {
        System.arraycopy(block.rows, 0, rows, at, block.rows.length);
        at += block.rows.length;
        findings = findings.plus(block.findings);
      }
      long broken = files.stream().mapToLong(SegmentLines::brokenBytes).sum();
      return new CorpusStatistics(
          metric, rows, Integer.toString(references.size()), findings.withBrokenBytes(broken));
    }
  }
}
