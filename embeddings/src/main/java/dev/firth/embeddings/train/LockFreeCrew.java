package dev.firth.embeddings.train;

import dev.firth.runs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Threads that train on one model without locks (Hogwild, Niu et al. 2011): each takes the next
 * chunk, and updates interleave.
 */
final class LockFreeCrew implements Crew {
  private final Chunks chunks;
  private final Progress.Task task;
  private final CrewThreads threads;
  private final List<Word2VecWorker> workers = new ArrayList<>();
  private final AtomicLong nextChunk = new AtomicLong();

  LockFreeCrew(Chunks chunks, int threads, Supplier<Word2VecWorker> workers, Progress.Task task) {
    this.chunks = chunks;
    this.task = task;
    this.threads = new CrewThreads(threads);
    for (int i = 0; i < threads; i++) {
      this.workers.add(workers.get());
    }
  }

  @Override
  public long train(int epoch, long from, BooleanSupplier pause) throws IOException {
    nextChunk.set(from);
    threads.run(thread -> takeChunks(workers.get(thread), epoch, pause));
    return Math.min(nextChunk.get(), chunks.count());
  }

  private void takeChunks(Word2VecWorker worker, int epoch, BooleanSupplier pause) {
    int[] buffer = new int[Chunks.SIZE];
    do {
      long chunk = nextChunk.getAndIncrement();
      if (chunk >= chunks.count()) {
        return;
      }
      float learningRate = chunks.learningRate(epoch, chunk);
      int length = chunks.read(chunk, buffer);
      worker.begin(buffer, length, learningRate, chunks.generator(epoch, chunk));
      worker.train(Integer.MAX_VALUE);
      task.done(chunks.wordsBefore(epoch, chunk));
      task.measure("lr", learningRate);
    } while (!pause.getAsBoolean() && !Thread.interrupted());
  }

  @Override
  public TrainingCounts counts() {
    return workers.stream()
        .map(Word2VecWorker::counts)
        .reduce(TrainingCounts.NONE, TrainingCounts::plus);
  }

  @Override
  public void close() {
    threads.close();
  }
}
