package dev.firth.bench;

import dev.firth.corpora.Corpus;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.WordTokenizer;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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

/**
 * Counting a vocabulary and encoding a text, in milliseconds for the whole text: by default 4
 * million words whose frequencies fall as Zipf says, or with {@code -p corpus=FILE} a text of one's
 * own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class VocabularyBenchmark {
  private static final String MADE_UP = "zipf";
  private static final int WORDS = 4_000_000;
  private static final int TYPES = 200_000;
  private static final int WORDS_A_LINE = 20;

  /** A text file, or {@code zipf}. */
  @Param(MADE_UP)
  public String corpus;

  /** Threads that count or encode. */
  @Param({"1", "2"})
  public int threads;

  private final WordTokenizer tokenizer = new WhitespaceWords();
  private Path folder;
  private Path text;
  private Path ids;
  private Vocabulary vocabulary;
  private long encoded;

  /** Writes the text and counts it once. */
  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("firth-bench");
    ids = folder.resolve("ids");
    text = corpus.equals(MADE_UP) ? writeZipfText() : Path.of(corpus);
    vocabulary = count();
  }

  /** Both ways must have seen the same words. */
  @TearDown
  public void finish() throws IOException {
    Vocabulary again = count();
    require(again.size() == vocabulary.size() && again.tokens() == vocabulary.tokens());
    require(encoded == 0 || encoded == vocabulary.tokens());
    if (corpus.equals(MADE_UP)) {
      require(vocabulary.corpusTokens() == WORDS);
      Files.delete(text);
    }
    Files.deleteIfExists(ids);
    Files.delete(folder);
  }

  /** The id file of the last call is none of the next one's business. */
  @Setup(Level.Invocation)
  public void forget() throws IOException {
    Files.deleteIfExists(ids);
  }

  /** Text to words and counts. */
  @Benchmark
  public Vocabulary count() throws IOException {
    try (var source = Corpus.of(text)) {
      var options = VocabularyOptions.defaults().withMinCount(5).withThreads(threads);
      return VocabularyCounter.count(source, tokenizer, options, Progress.none()).vocabulary();
    }
  }

  /** Text to a file of ids. */
  @Benchmark
  public long encode() throws IOException {
    try (var source = Corpus.of(text);
        var made = IdCorpus.encode(source, tokenizer, vocabulary, ids, threads, Progress.none())) {
      encoded = made.tokens();
      return encoded;
    }
  }

  /** Word r comes with probability 1 / (r ln TYPES), near enough. */
  private Path writeZipfText() throws IOException {
    var random = new Random(42);
    var written = new StringBuilder();
    for (int i = 1; i <= WORDS; i++) {
      int rank = (int) Math.pow(TYPES, random.nextDouble());
      written.append(Integer.toString(rank * 7919, Character.MAX_RADIX));
      written.append(i % WORDS_A_LINE == 0 ? '\n' : ' ');
    }
    return Files.writeString(folder.resolve("text"), written, StandardCharsets.UTF_8);
  }

  private static void require(boolean right) {
    if (!right) {
      throw new AssertionError("counting or encoding went wrong");
    }
  }
}
