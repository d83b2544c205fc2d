package dev.firth.bench;

import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.IterationParams;

/**
 * Batches of two megabytes with one thread and with two, in turn, every line met once when it
 * counts: {@code -p model=FILE -p text=FILE}, the text of 100 MB or more for the numbers of
 * iterations below. The counters give bytes and nanoseconds of each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 60)
@Measurement(iterations = 20)
public class BatchBenchmark {
  private static final int SLICES_OF_A_BATCH = 4;

  /** A file that {@code tokenizer encode} reads, too. */
  @Param("tokenizer.json")
  public String model;

  private Tokenizer tokenizer;
  private final List<List<String>> batches = new ArrayList<>();
  private boolean twoFirst;

  /** Nanoseconds and bytes of the measured batches, by threads. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Times {
    public long oneThreadBytes;
    public long oneThreadNanos;
    public long twoThreadsBytes;
    public long twoThreadsNanos;
  }

  /** Reads the model. */
  @Setup
  public void prepare() throws IOException {
    tokenizer = TokenizerFiles.read(Path.of(model));
  }

  /** The batches of the next measurement. */
  @Setup(Level.Iteration)
  public void nextBatches(TextSlices slices, IterationParams iteration) {
    batches.clear();
    for (int i = 0; i < 2; i++) {
      var batch = new ArrayList<String>();
      for (int j = 0; j < SLICES_OF_A_BATCH; j++) {
        batch.addAll(slices.next(iteration));
      }
      batches.add(batch);
    }
    twoFirst = !twoFirst;
  }

  /** Ids of a batch with one thread, and of another with two, or the other way round. */
  @Benchmark
  public void ids(Times times, Blackhole sink) {
    if (twoFirst) {
      two(times, batches.getFirst(), sink);
      one(times, batches.getLast(), sink);
    } else {
      one(times, batches.getFirst(), sink);
      two(times, batches.getLast(), sink);
    }
  }

  private void one(Times times, List<String> batch, Blackhole sink) {
    long start = System.nanoTime();
    sink.consume(tokenizer.idsBatch(batch, 1));
    times.oneThreadNanos += System.nanoTime() - start;
    times.oneThreadBytes += TextSlice.bytes(batch);
  }

  private void two(Times times, List<String> batch, Blackhole sink) {
    long start = System.nanoTime();
    sink.consume(tokenizer.idsBatch(batch, 2));
    times.twoThreadsNanos += System.nanoTime() - start;
    times.twoThreadsBytes += TextSlice.bytes(batch);
  }
}
