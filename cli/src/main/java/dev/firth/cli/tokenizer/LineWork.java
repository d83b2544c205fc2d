package dev.firth.cli.tokenizer;

import dev.firth.cli.shell.InputBatch;
import dev.firth.cli.shell.InputLine;
import dev.firth.cli.shell.InputLines;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Tasks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes a line of output of every line of input, on several threads, and prints them in order. What
 * is on its way is bounded, whatever the input's size.
 */
final class LineWork {
  /** So that no thread waits while the oldest result is printed. */
  private static final int BATCHES_PER_THREAD = 2;

  /** Of input on its way; a batch with a longer line goes alone. */
  private static final long MOST_BYTES = 4L << 20;

  /** What is done to a line. */
  @FunctionalInterface
  interface LineFunction {
    /** Appends the output for a line, without a line feed. */
    void apply(InputLine line, StringBuilder out) throws BadInputException;
  }

  /** Output of a batch, in UTF-8, up to a line that could not be worked on, if there was one. */
  private record Result(ByteBuffer utf8, BadInputException failure) {}

  /** A batch on its way. */
  private record Pending(Future<Result> result, int bytes) {}

  private final LineFunction function;
  private final int threads;
  private final PrintStream out;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long pendingBytes;

  /** Work that prints to a stream. */
  LineWork(LineFunction function, int threads, PrintStream out) {
    this.function = function;
    this.threads = threads;
    this.out = out;
  }

  /**
   * Works on all lines.
   *
   * @throws BadInputException if a line cannot be worked on; the output of those before is printed
   */
  void run(InputLines lines) throws IOException {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads, LineWork::worker)) {
      try {
        for (InputBatch batch = lines.next(); batch != null; batch = lines.next()) {
          makeRoom(batch.length());
          InputBatch work = batch;
          pending.add(new Pending(workers.submit(() -> work(work)), batch.length()));
          pendingBytes += batch.length();
          if (!lines.isReady()) {
            printAll();
          }
        }
        printAll();
      } finally {
        workers.shutdownNow();
      }
    }
  }

  private static Thread worker(Runnable work) {
    return Thread.ofPlatform().name("firth-lines").daemon().unstarted(work);
  }

  private void makeRoom(int bytes) throws IOException {
    while (!pending.isEmpty()
        && (pending.size() >= BATCHES_PER_THREAD * threads || pendingBytes + bytes > MOST_BYTES)) {
      printOldest();
    }
  }

  /** Who feeds lines one by one waits for the answer. */
  private void printAll() throws IOException {
    while (!pending.isEmpty()) {
      printOldest();
    }
    out.flush();
  }

  private void printOldest() throws IOException {
    Pending oldest = pending.remove();
    pendingBytes -= oldest.bytes();
    Result result = Tasks.result(oldest.result(), "working on lines");
    out.write(result.utf8().array(), 0, result.utf8().limit());
    if (result.failure() != null) {
      throw result.failure();
    }
  }

  private Result work(InputBatch batch) {
    var text = new StringBuilder(2 * batch.length());
    int good = 0;
    BadInputException failure = null;
    try {
      for (InputLine line : batch.lines()) {
        function.apply(line, text);
        text.append('\n');
        good = text.length();
      }
    } catch (BadInputException e) {
      failure = e;
    }
    text.setLength(good);
    // Here rather than by the one thread that prints.
    return new Result(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)), failure);
  }
}
