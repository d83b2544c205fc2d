package dev.firth.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.firth.bench.conformance.HuggingFaceBinding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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

  private Tokenizer firth;
  private HuggingFaceTokenizer huggingFace;

  /** Reads both, and makes sure that both programs agree on the slice that comes first. */
  @Setup
  public void prepare(TextSlices slices) throws IOException {
    firth = VocabText.read(Path.of(vocabulary), BertNormalizer.uncased());
    huggingFace = HuggingFaceBinding.tokenizer(TokenizerJson.toJson(firth));
    for (String line : slices.first()) {
      long[] ids = Arrays.stream(firth.ids(line)).asLongStream().toArray();
      require(Arrays.equals(ids, huggingFace.encode(line, false, false).getIds()));
    }
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

  /** Hugging Face's full encodings through the Java binding. */
  @Benchmark
  public void huggingFace(TextSlice slice, Blackhole sink) {
    for (String line : slice.lines()) {
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
