package dev.firth.bench;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.firth.bench.conformance.HuggingFaceBinding;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * Full encodings (ids, offsets, word numbers, masks) of the lines of a text, one after the other,
 * each time the next ones: {@code -p tokenizer=FILE -p text=FILE}. The counters give tokens and
 * UTF-16 units a second; with {@code -prof gc} bytes an operation, which is a line, are divided by
 * tokens a line.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class EncodingBenchmark {
  /** A {@code tokenizer.json}. */
  @Param("tokenizer.json")
  public String tokenizer;

  /** A text file in UTF-8. */
  @Param("text.txt")
  public String text;

  private Tokenizer firth;
  private TokenizersLibrary library;
  private long huggingFace;
  private List<String> lines;
  private int next;

  /** Reads tokenizer and text. */
  @Setup
  public void prepare() throws IOException {
    HuggingFaceBinding.stayOffline();
    LibUtils.checkStatus();
    library = TokenizersLibrary.LIB;
    firth = TokenizerJson.read(Path.of(tokenizer));
    huggingFace = library.createTokenizerFromString(Files.readString(Path.of(tokenizer)));
    lines = Files.readAllLines(Path.of(text)).stream().filter(line -> !line.isEmpty()).toList();
  }

  /** What one operation went through. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    public long tokens;
    public long units;
  }

  private String line(Work work) {
    String line = lines.get(next);
    next = next + 1 == lines.size() ? 0 : next + 1;
    work.units += line.length();
    return line;
  }

  /** Firth's encoding of a line. */
  @Benchmark
  public Encoding firth(Work work) {
    Encoding encoding = firth.encode(line(work));
    work.tokens += encoding.size();
    return encoding;
  }

  /** Firth's ids of a line, without offsets and special tokens. */
  @Benchmark
  public int[] firthIds(Work work) {
    int[] ids = firth.ids(line(work));
    work.tokens += ids.length;
    return ids;
  }

  /** Hugging Face's encoding of a line, left on the native side. */
  @Benchmark
  public void huggingFaceNative(Work work) {
    library.deleteEncoding(library.encode(huggingFace, line(work), true));
  }

  /** Hugging Face's encoding of a line with the columns that a Java program asks for. */
  @Benchmark
  public void huggingFace(Work work, Blackhole sink) {
    long encoding = library.encode(huggingFace, line(work), true);
    long[] ids = library.getTokenIds(encoding);
    sink.consume(ids);
    sink.consume(library.getTokenCharSpans(encoding));
    sink.consume(library.getAttentionMask(encoding));
    library.deleteEncoding(encoding);
    work.tokens += ids.length;
  }
}
