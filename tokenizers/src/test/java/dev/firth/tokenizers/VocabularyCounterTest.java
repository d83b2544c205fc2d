package dev.firth.tokenizers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.VocabularyCounter.Result;
import dev.firth.tokenizers.words.LuceneWords;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyCounterTest {
  private static final VocabularyOptions ALL =
      VocabularyOptions.defaults().withMinCount(1).withThreads(2);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void countsAsAMapOfStringsDoes(int index) throws IOException {
    String text = new RandomText(Seeds.random(index), 3000).lines(8000);
    write("a.txt", text.substring(0, text.length() / 2));
    write("b.txt", text.substring(text.length() / 2));
    Map<String, Long> expected = new HashMap<>();
    for (String half : List.of("a.txt", "b.txt")) {
      String content = Files.readString(folder.resolve(half));
      RandomText.split(content).forEach(word -> expected.merge(word, 1L, Long::sum));
    }
    Result result = count(ALL);
    assertEquals(lines(expected, 1), lines(result), Seeds.describe(index));
    assertEquals(sum(expected), result.vocabulary().corpusTokens());
    assertEquals(0, result.prunedTypes());

    Result frequent = count(ALL.withMinCount(7));
    assertEquals(lines(expected, 7), lines(frequent), Seeds.describe(index));
    assertEquals(sum(expected), frequent.vocabulary().corpusTokens());

    Result few = count(ALL.withMaxSize(10));
    assertEquals(lines(expected, 1).subList(0, 10), lines(few), Seeds.describe(index));
  }

  @Test
  void threadsNeverChangeTheResult() throws IOException {
    write("text", new RandomText(Seeds.random(0), 50_000).lines(40_000));
    for (long memory : new long[] {0, 1 << 20, 8 << 20}) {
      var options = ALL.withMemoryBytes(memory);
      Result one = count(options.withThreads(1));
      for (int threads : new int[] {2, 3, 16}) {
        Result more = count(options.withThreads(threads));
        assertEquals(lines(one), lines(more), memory + " bytes, threads " + threads);
        assertEquals(one.vocabulary().corpusTokens(), more.vocabulary().corpusTokens());
        assertEquals(one.prunedTypes(), more.prunedTypes());
        assertEquals(one.prunedTokens(), more.prunedTokens());
        assertEquals(one.lines(), more.lines());
      }
    }
  }

  @Test
  void pruningIsReportedAndCountsAreLowerBounds() throws IOException {
    write("text", new RandomText(Seeds.random(1), 50_000).lines(40_000));
    Vocabulary exact = count(ALL).vocabulary();
    Result bounded = count(ALL.withMemoryBytes(1 << 20));
    Vocabulary pruned = bounded.vocabulary();
    assertTrue(bounded.prunedTypes() > 0, "the bound is too small for all types");
    assertEquals(exact.corpusTokens(), pruned.corpusTokens());
    assertEquals(exact.corpusTokens(), pruned.tokens() + bounded.prunedTokens());
    for (int id = 0; id < pruned.size(); id++) {
      long count = exact.count(exact.id(pruned.word(id)));
      assertTrue(pruned.count(id) <= count && pruned.count(id) + bounded.prunedTokens() >= count);
    }
    for (int id = 0; id < 100; id++) {
      assertTrue(pruned.id(exact.word(id)) >= 0, "a frequent word was lost");
    }
  }

  @Test
  void aBoundThatIsLargeEnoughChangesNothing() throws IOException {
    write("text", new RandomText(Seeds.random(2), 5000).lines(20_000));
    Result bounded = count(ALL.withMemoryBytes(1L << 28));
    assertEquals(lines(count(ALL)), lines(bounded));
    assertEquals(0, bounded.prunedTypes());
    assertEquals(0, bounded.prunedTokens());
  }

  @Test
  void aBoundedTableNeverPassesItsBound() {
    for (int bytes : new int[] {1 << 16, 100_000, 1 << 20}) {
      CountTable table = CountTable.bounded(bytes);
      for (int i = 0; i < 100_000; i++) {
        byte[] word = (i % 3 == 0 ? "often" + i % 99 : "seldom" + i).getBytes(UTF_8);
        table.token(word, 0, word.length);
        assertTrue(table.words().bytesToAdd(0) <= bytes || !table.words().hasRoom(0));
      }
      byte[] huge = new byte[bytes];
      Arrays.fill(huge, (byte) 'x');
      long before = table.prunedTokens();
      table.token(huge, 0, huge.length);
      assertTrue(table.prunedTokens() > before, "a word larger than the table is pruned");
      long kept = Arrays.stream(table.words().counts()).sum();
      assertEquals(table.tokens(), kept + table.prunedTokens());
      assertTrue(table.words().find("often0".getBytes(UTF_8), 0, 6) >= 0 || bytes == 1 << 16);
    }
  }

  @Test
  void brokenBytesAndLinesAreReported() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("one two\n\ntwo ".getBytes(UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xff, 'x', '\n'});
    Files.write(folder.resolve("text"), bytes.toByteArray());
    Result result = count(ALL);
    assertEquals(List.of("two 2", "one 1", "\ufffdx 1"), lines(result));
    assertEquals(3, result.lines());
    assertEquals(1, result.brokenBytes());
  }

  @Test
  void aVeryLongLineIsCountedLikeOthers() throws IOException {
    write("text", "word ".repeat(600_000) + "\n" + "x".repeat(3 << 20));
    Result result = count(ALL.withMinCount(2));
    assertEquals("word 600000", lines(result).getFirst());
  }

  @Test
  void tokenizersDecideWhatAWordIs() throws IOException {
    write("text", "Der Hund, der Hund!\n");
    try (Corpus corpus = RandomText.corpus(folder)) {
      Result result =
          VocabularyCounter.count(
              corpus, LuceneWords.standard().lowercase(true), ALL, Progress.none());
      assertEquals(List.of("der 2", "hund 2"), lines(result));
    }
  }

  @Test
  void textsWithoutFrequentWordsAreRefused() throws IOException {
    write("text", " \n \n");
    var empty = assertThrows(BadInputException.class, () -> count(ALL));
    assertTrue(empty.getMessage().contains("holds no word"), empty.getMessage());
    write("text", "one two two\n");
    var rare = assertThrows(BadInputException.class, () -> count(ALL.withMinCount(3)));
    assertTrue(rare.getMessage().contains("3 tokens (2 different words)"), rare.getMessage());
  }

  @Test
  void optionsAreChecked() {
    assertThrows(UsageException.class, () -> ALL.withMinCount(0));
    assertThrows(UsageException.class, () -> ALL.withMaxSize(-1));
    assertThrows(UsageException.class, () -> ALL.withMemoryBytes(1000));
    assertThrows(UsageException.class, () -> ALL.withThreads(0));
  }

  @Test
  void aFailingTokenizerStopsAllThreads() throws IOException {
    write("text", new RandomText(Seeds.random(0), 100).lines(20_000));
    WordTokenizer failing =
        new WordTokenizer() {
          private final AtomicLong calls = new AtomicLong();

          @Override
          public void tokenize(byte[] utf8, int offset, int length, TokenSink sink) {
            if (calls.incrementAndGet() > 5000) {
              throw new IllegalStateException("tired");
            }
            sink.token("x".getBytes(UTF_8), 0, 1);
          }

          @Override
          public String signature() {
            return "failing";
          }
        };
    for (long memory : new long[] {0, 1 << 20}) {
      try (Corpus corpus = RandomText.corpus(folder)) {
        var options = ALL.withMemoryBytes(memory).withThreads(4);
        var e =
            assertThrows(
                IllegalStateException.class,
                () -> VocabularyCounter.count(corpus, failing, options, Progress.none()));
        assertEquals("tired", e.getMessage());
      }
    }
  }

  @Test
  void progressEndsAtTheSizeOfTheCorpus() throws IOException {
    write("text", new RandomText(Seeds.random(0), 100).lines(20_000));
    var most = new AtomicLong();
    Progress progress =
        (name, unit, total) ->
            new Progress.Task() {
              @Override
              public void done(long units) {
                most.accumulateAndGet(units, Math::max);
                assertTrue(units <= total);
              }

              @Override
              public void measure(String key, double value) {}

              @Override
              public void close() {}
            };
    try (Corpus corpus = RandomText.corpus(folder)) {
      VocabularyCounter.count(corpus, new WhitespaceWords(), ALL, progress);
      assertEquals(corpus.bytes(), most.get());
    }
  }

  private Result count(VocabularyOptions options) throws IOException {
    try (Corpus corpus = RandomText.corpus(folder)) {
      return VocabularyCounter.count(corpus, new WhitespaceWords(), options, Progress.none());
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static List<String> lines(Result result) {
    Vocabulary vocabulary = result.vocabulary();
    var lines = new ArrayList<String>();
    for (int id = 0; id < vocabulary.size(); id++) {
      lines.add(vocabulary.word(id) + " " + vocabulary.count(id));
      assertEquals(id, vocabulary.id(vocabulary.word(id)));
    }
    return lines;
  }

  private static List<String> lines(Map<String, Long> counts, long minCount) {
    Comparator<Map.Entry<String, Long>> falling =
        Map.Entry.comparingByValue(Comparator.reverseOrder());
    Comparator<Map.Entry<String, Long>> byBytes =
        (a, b) -> Arrays.compareUnsigned(a.getKey().getBytes(UTF_8), b.getKey().getBytes(UTF_8));
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= minCount)
        .sorted(falling.thenComparing(byBytes))
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
