package dev.firth.eval.language.train;

import dev.firth.runs.Tasks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes an ARPA file, order by order: decimal logarithms with as many digits as tell one float
 * from the next, as KenLM prints them. Threads make the text, which is written in the order in
 * which the n-grams came. Closing leaves the stream open.
 */
final class ArpaWriter implements AutoCloseable {
  private static final int BATCH = 1 << 12;

  private final OutputStream out;
  private final ModelWords words;
  private final int highest;
  private final int mostWaiting;
  private final ExecutorService threads;
  private final ArrayDeque<Future<ArpaText>> waiting = new ArrayDeque<>();
  private final ArrayDeque<ArpaText> free = new ArrayDeque<>();
  private ArpaBatch batch;
  private int order;
  private long written;

  ArpaWriter(OutputStream out, ModelWords words, int highest, int threads) {
    this.out = out;
    this.words = words;
    this.highest = highest;
    this.mostWaiting = 2 * threads + 1;
    this.threads = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
  }

  /** Bytes of memory for the n-grams that wait to become text, and for their text. */
  static long memoryBytes(int threads, int order) {
    return (2L * threads + 2) * BATCH * (4L * order + 8 + 12L * order + 24);
  }

  /**
   * @param ngrams how many there are of each order, from 1
   */
  void header(List<Long> ngrams) throws IOException {
    var header = new StringBuilder("\\data\\\n");
    for (int i = 0; i < ngrams.size(); i++) {
      header.append("ngram ").append(i + 1).append('=').append(ngrams.get(i)).append('\n');
    }
    print(header.append('\n').toString());
  }

  void begin(int newOrder) throws IOException {
    order = newOrder;
    batch = new ArpaBatch(order, BATCH);
    print("\\" + order + "-grams:\n");
  }

  /**
   * An n-gram of the order begun.
   *
   * @param context the words before the last one, backwards
   */
  void add(int[] context, int word, float probability, float backoff) throws IOException {
    if (batch.isFull()) {
      submit();
    }
    batch.add(context, word, probability, backoff);
    written++;
  }

  /** Ends the order. */
  void end() throws IOException {
    submit();
    while (!waiting.isEmpty()) {
      writeOldest();
    }
    print("\n");
  }

  /** N-grams given to it so far. */
  long written() {
    return written;
  }

  void footer() throws IOException {
    print("\\end\\\n");
  }

  private void submit() throws IOException {
    while (waiting.size() >= mostWaiting) {
      writeOldest();
    }
    ArpaBatch full = batch;
    ArpaText text = free.isEmpty() ? new ArpaText(words) : free.pop();
    boolean withBackoffs = order < highest;
    waiting.add(threads.submit(() -> text.of(full, withBackoffs)));
    batch = new ArpaBatch(order, BATCH);
  }

  private void writeOldest() throws IOException {
    try {
      ArpaText text = waiting.remove().get();
      text.writeTo(out);
      free.push(text);
    } catch (InterruptedException e) {
      throw Tasks.interrupted("writing the model", e);
    } catch (ExecutionException e) {
      throw new IOException("could not make the text of the model: " + e.getCause(), e);
    }
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
