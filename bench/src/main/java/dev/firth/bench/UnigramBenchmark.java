package dev.firth.bench;

import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * SentencePiece's models, and Unigram ones in a {@code tokenizer.json}, on slices of a text.
 * Warming up goes round and round through the first slices; every measured slice is met once, so
 * that nothing of it was seen before. The ids are compared with {@code spm_encode}'s, and the speed
 * put beside it, by {@code bench/sentencepiece-side-by-side.py}, since it runs in no Java process:
 * {@code -p model=FILE.model -p text=FILE}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 120)
@Measurement(iterations = 60)
public class UnigramBenchmark {
  /** A file that {@code tokenizer encode} reads, too. */
  @Param("unigram.model")
  public String model;

  private Tokenizer tokenizer;

  /** Nanoseconds of each way, and bytes, of the measured slices. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Times {
    public long bytes;
    public long idsNanos;
    public long encodingsNanos;
  }

  /** Reads the model. */
  @Setup
  public void prepare() throws IOException {
    tokenizer = TokenizerFiles.read(Path.of(model));
  }

  /** Ids, then full encodings, with the time of each. */
  @Benchmark
  public void sideBySide(TextSlice slice, Times times, Blackhole sink) {
    long start = System.nanoTime();
    ids(slice, sink);
    long afterIds = System.nanoTime();
    encodings(slice, sink);
    times.encodingsNanos += System.nanoTime() - afterIds;
    times.idsNanos += afterIds - start;
    times.bytes += slice.bytes();
  }

  /** Ids alone. */
  @Benchmark
  public void ids(TextSlice slice, Blackhole sink) {
    slice.ids(tokenizer, sink);
  }

  /** Ids, tokens' places, words and masks. */
  @Benchmark
  public void encodings(TextSlice slice, Blackhole sink) {
    slice.encodings(tokenizer, sink);
  }
}
