package dev.firth.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import dev.firth.bench.conformance.HuggingFaceBinding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TiktokenEncoding;
import dev.firth.tokenizers.files.TokenizerJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Byte-level BPE beside Hugging Face's tokenizers and jtokkit, on slices of a text. Warming up goes
 * round and round through the first slices; every measured slice is met once, so that nothing of it
 * was seen before. {@code sideBySide} lets all programs encode each slice, one after the other in
 * one JVM, and counts the nanoseconds of each; the others are for the profiler of memory: {@code -p
 * ranks=cl100k_base.tiktoken -p text=FILE}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 120)
@Measurement(iterations = 60)
public class ByteLevelBpeBenchmark {
  /** A file of ranks under its name in tiktoken; GPT-2 is {@code r50k_base.tiktoken}. */
  @Param("cl100k_base.tiktoken")
  public String ranks;

  /** Whether Hugging Face's takes part, which is slow. */
  @Param("true")
  public boolean huggingFace;

  private Tokenizer firth;
  private HuggingFaceTokenizer theirs;
  private Encoding jtokkit;

  /** Nanoseconds of each program, and bytes, of the measured slices. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Times {
    public long bytes;
    public long firthIds;
    public long firthEncodings;
    public long jtokkitIds;
    public long huggingFaceEncodings;
  }

  /** Reads all, and makes sure that the programs agree on the slice that comes first. */
  @Setup
  public void prepare(TextSlices slices) throws IOException {
    Path file = Path.of(ranks);
    TiktokenEncoding encoding =
        TiktokenEncoding.named(file.getFileName().toString())
            .orElseThrow(() -> new IllegalArgumentException(file + " is no encoding of tiktoken"));
    firth = Tokenizer.builder(encoding.read(file)).preTokenizer(encoding.preTokenizer()).build();
    jtokkit =
        Encodings.newLazyEncodingRegistry()
            .getEncoding(EncodingType.fromName(encoding.tiktokenName()).orElseThrow());
    if (huggingFace) {
      theirs = HuggingFaceBinding.tokenizer(TokenizerJson.toJson(firth));
    }
    slices.first().forEach(this::requireEqualIds);
  }

  private void requireEqualIds(String line) {
    int[] ids = firth.ids(line);
    require(Arrays.equals(ids, jtokkit.encodeOrdinary(line).toArray()));
    if (huggingFace) {
      long[] longs = Arrays.stream(ids).asLongStream().toArray();
      require(Arrays.equals(longs, theirs.encode(line, false, false).getIds()));
    }
  }

  /** All programs in turn, with the time of each. */
  @Benchmark
  public void sideBySide(TextSlice slice, Times times, Blackhole sink) {
    long start = System.nanoTime();
    ids(slice, sink);
    long afterIds = System.nanoTime();
    encodings(slice, sink);
    long afterEncodings = System.nanoTime();
    jtokkitIds(slice, sink);
    long afterJtokkit = System.nanoTime();
    if (huggingFace) {
      huggingFaceEncodings(slice, sink);
    }
    times.huggingFaceEncodings += System.nanoTime() - afterJtokkit;
    times.firthIds += afterIds - start;
    times.firthEncodings += afterEncodings - afterIds;
    times.jtokkitIds += afterJtokkit - afterEncodings;
    times.bytes += slice.bytes();
  }

  /** Ids alone. */
  @Benchmark
  public void ids(TextSlice slice, Blackhole sink) {
    slice.ids(firth, sink);
  }

  /** Ids, tokens' places, words and masks. */
  @Benchmark
  public void encodings(TextSlice slice, Blackhole sink) {
    slice.encodings(firth, sink);
  }

  /** Ids of jtokkit. */
  @Benchmark
  public void jtokkitIds(TextSlice slice, Blackhole sink) {
    for (String line : slice.lines()) {
      IntArrayList ids = jtokkit.encodeOrdinary(line);
      sink.consume(ids);
    }
  }

  private void huggingFaceEncodings(TextSlice slice, Blackhole sink) {
    for (String line : slice.lines()) {
      sink.consume(theirs.encode(line, false, false));
    }
  }

  /** The other program's memory is no part of the heap. */
  @TearDown
  public void close() {
    if (huggingFace) {
      theirs.close();
    }
  }

  private static void require(boolean right) {
    if (!right) {
      throw new AssertionError("the ids differ");
    }
  }
}
