package dev.firth.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.IterationParams;

/**
 * BERT's uncased tokenizer beside Hugging Face's, in milliseconds for 500,000 bytes of a text
 * (where no other size is asked for): 1 ms is 500 MB/s. Warming up goes round and round through the
 * first slices; every measured slice is met once, so that nothing of it was seen before: {@code -p
 * vocabulary=vocab.txt -p text=FILE}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 200)
@Measurement(iterations = 60)
public class WordPieceBenchmark {
  /** BERT's uncased {@code vocab.txt}. */
  @Param("vocab.txt")
  public String vocabulary;

  /** A text in UTF-8, of 40 MB or more for the numbers of iterations above. */
  @Param("text.txt")
  public String text;

  /** Bytes of a slice; less for shorter texts. */
  @Param(TextSlices.USUAL_BYTES)
  public int sliceBytes;

  private Tokenizer firth;
  private HuggingFaceTokenizer huggingFace;
  private TextSlices slices;
  private List<String> slice;

  /** Reads both, and makes sure that both programs agree on the slice that comes first. */
  @Setup
  public void prepare() throws IOException {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    firth = VocabText.read(Path.of(vocabulary), BertNormalizer.uncased());
    Path json = Files.createTempFile("bert", ".json");
    TokenizerJson.write(firth, json);
    huggingFace = HuggingFaceTokenizer.newInstance(json, Map.of("truncation", "false"));
    Files.delete(json);
    slices = TextSlices.read(Path.of(text), sliceBytes);
    for (String line : slices.first()) {
      long[] ids = Arrays.stream(firth.ids(line)).asLongStream().toArray();
      require(Arrays.equals(ids, huggingFace.encode(line, false, false).getIds()));
    }
  }

  /** The slice of the next measurement. */
  @Setup(Level.Iteration)
  public void nextSlice(IterationParams iteration) {
    slice = slices.next(iteration);
  }

  /** Ids alone. */
  @Benchmark
  public void ids(Blackhole sink) {
    for (String line : slice) {
      sink.consume(firth.ids(line));
    }
  }

  /** Ids, tokens' places, words and masks. */
  @Benchmark
  public void encodings(Blackhole sink) {
    for (String line : slice) {
      sink.consume(firth.encode(line, false));
    }
  }

  /** Hugging Face's full encodings through the Java binding. */
  @Benchmark
  public void huggingFace(Blackhole sink) {
    for (String line : slice) {
      sink.consume(huggingFace.encode(line, false, false));
    }
  }

  /** The other program's memory is no part of the heap. */
  @TearDown
  public void close() {
    huggingFace.close();
  }

  private static void require(boolean right) {
    if (!right) {
      throw new AssertionError("the ids differ");
    }
  }
}
