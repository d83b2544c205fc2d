package dev.firth.corpora;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusStatsTest {
  private static final int MANY = 1 << 20;

  @TempDir Path folder;

  @Test
  void countsWhatOneCanCountByHand() throws IOException {
    Path text =
        write(
            "a.txt", "the cat\tsat\n\nthe cat\tsat\r\non the mat \u00e9t\u00e9\n".getBytes(UTF_8));
    CorpusStats stats = CorpusStats.of(Corpus.of(text), 2, Progress.none());
    assertEquals(Files.size(text), stats.bytes());
    assertEquals(4, stats.lines());
    assertEquals(1, stats.emptyLines());
    assertEquals(10, stats.tokens());
    assertEquals(6, stats.types());
    assertEquals(3, stats.hapaxes());
    assertEquals(1.0, stats.coverageByTypes().get(1000));
    assertEquals(0, stats.typesMinCount5());
    assertEquals(0.0, stats.coverageMinCount5());
    assertEquals(Optional.of(new CorpusStats.LongestLine(16, text, 4)), stats.longestLine());
    assertEquals(0, stats.brokenBytes());
    assertEquals(1, stats.duplicateLines());
    assertTrue(stats.duplicateLinesExact());
  }

  @Test
  void coverageIsTheShareOfTheMostFrequentTypes() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      text.append(("w" + i + " ").repeat(i < 1000 ? 7 : i < 1200 ? 5 : 1)).append('\n');
    }
    CorpusStats stats =
        CorpusStats.of(Corpus.of(write("a", text.toString().getBytes(UTF_8))), 1, Progress.none());
    double tokens = 7000 + 1000 + 300;
    assertEquals(
        List.of(1000, 10_000, 30_000, 100_000), List.copyOf(stats.coverageByTypes().keySet()));
    assertEquals(7000 / tokens, stats.coverageByTypes().get(1000));
    assertEquals(1.0, stats.coverageByTypes().get(10_000));
    assertEquals(1200, stats.typesMinCount5());
    assertEquals(8000 / tokens, stats.coverageMinCount5());
    assertEquals(300, stats.hapaxes());
  }

  @Test
  void ofAnEmptyFileIsZero() throws IOException {
    CorpusStats stats = CorpusStats.of(Corpus.of(write("empty", new byte[0])), 3, Progress.none());
    assertEquals(0, stats.lines());
    assertEquals(0, stats.tokens());
    assertEquals(0.0, stats.coverageByTypes().get(1000));
    assertEquals(Optional.empty(), stats.longestLine());
  }

  @Test
  void aLineOverSeveralSplitsIsOneLine() throws IOException {
    String line = "word ".repeat(1_000_000);
    Path text = write("a", ("first\n" + line + "\nlast\n\n").getBytes(UTF_8));
    for (int threads = 1; threads <= 3; threads++) {
      CorpusStats stats =
          new StatsCollector(Corpus.of(text), 300_000, MANY).collect(threads, Progress.none());
      assertEquals(4, stats.lines());
      assertEquals(1, stats.emptyLines());
      assertEquals(1_000_002, stats.tokens());
      assertEquals(3, stats.types());
      assertEquals(
          Optional.of(new CorpusStats.LongestLine(5_000_000, text, 2)), stats.longestLine());
    }
  }

  static IntStream cases() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithPlainCollectionsForAnyThreadsAndSplits(int index) throws IOException {
    SplittableRandom random = Seeds.random(index);
    byte[] first = randomText(random);
    byte[] second = randomText(random);
    Corpus corpus = Corpus.of(write("1", first), write("2", second));
    CorpusStats expected = slowly(corpus, List.of(first, second));
    for (int threads = 1; threads <= 4; threads++) {
      long splitBytes = 1L + random.nextInt(first.length);
      CorpusStats stats =
          new StatsCollector(corpus, splitBytes, MANY).collect(threads, Progress.none());
      assertEquals(expected, stats, Seeds.describe(index) + ", splits of " + splitBytes);
    }
  }

  /** Words of 1 to 40 bytes, some of them different only in their last byte. */
  private static byte[] randomText(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    String spaces = " \t\n\r\u000B\f";
    int words = 1 + random.nextInt(3000);
    for (int i = 0; i < words; i++) {
      text.append("abcdefghijklmnopqrstuvwxyzabcdefghijklm", 0, random.nextInt(40));
      text.append((char) ('a' + random.nextInt(3)));
      text.append(random.nextInt(9) == 0 ? "\n" : spaces.charAt(random.nextInt(6)));
    }
    return text.toString().replaceAll("\r\n", "\n").getBytes(ISO_8859_1);
  }

  private static CorpusStats slowly(Corpus corpus, List<byte[]> texts) {
    Map<String, Long> types = new HashMap<>();
    Set<String> seen = new HashSet<>();
    long lines = 0;
    long empty = 0;
    long duplicates = 0;
    Optional<CorpusStats.LongestLine> longest = Optional.empty();
    for (int file = 0; file < texts.size(); file++) {
      // A last line end opens no line.
      List<String> all = List.of(new String(texts.get(file), ISO_8859_1).split("(?<=\n)"));
      for (int i = 0; i < all.size(); i++) {
        String line = all.get(i).replaceAll("\r?\n$", "");
        lines++;
        empty += line.isEmpty() ? 1 : 0;
        duplicates += line.isEmpty() || seen.add(line) ? 0 : 1;
        if (longest.isEmpty() || line.length() > longest.get().bytes()) {
          longest =
              Optional.of(
                  new CorpusStats.LongestLine(line.length(), corpus.files().get(file), i + 1L));
        }
        for (String word : line.split("[ \t\r\u000B\f]+")) {
          if (!word.isEmpty()) {
            types.merge(word, 1L, Long::sum);
          }
        }
      }
    }
    return of(corpus, lines, empty, types, longest, duplicates);
  }

  private static CorpusStats of(
      Corpus corpus,
      long lines,
      long empty,
      Map<String, Long> types,
      Optional<CorpusStats.LongestLine> longest,
      long duplicates) {
    long tokens = types.values().stream().mapToLong(Long::longValue).sum();
    var coverage = new LinkedHashMap<Integer, Double>();
    for (int top : new int[] {1000, 10_000, 30_000, 100_000}) {
      coverage.put(top, 1.0);
    }
    long frequent = types.values().stream().filter(n -> n >= 5).count();
    double covered = types.values().stream().filter(n -> n >= 5).mapToLong(n -> n).sum();
    return new CorpusStats(
        corpus.bytes(),
        lines,
        empty,
        tokens,
        types.size(),
        types.values().stream().filter(n -> n == 1).count(),
        coverage,
        frequent,
        covered / tokens,
        longest,
        0,
        duplicates,
        true);
  }

  @Test
  void manyDuplicateLinesAreEstimatedInBoundedMemory() {
    LineHashes exact = new LineHashes(1 << 20);
    LineHashes bounded = new LineHashes(1 << 13);
    SplittableRandom random = Seeds.random(0);
    for (int i = 0; i < 300_000; i++) {
      long hash = random.nextLong();
      for (int times = i % 3; times >= 0; times--) {
        exact.add(hash);
        bounded.add(hash);
      }
    }
    assertEquals(300_000, exact.duplicates());
    assertTrue(exact.isExact());
    assertFalse(bounded.isExact());
    assertEquals(300_000, (double) bounded.duplicates(), 300_000 * 0.1);
  }

  @Test
  void brokenBytesAreCountedOverAllSplits() throws IOException {
    byte[] text = "caf\u00e9 au lait\n".repeat(1000).getBytes(ISO_8859_1);
    CorpusStats stats =
        new StatsCollector(Corpus.of(write("latin1", text)), 1000, MANY)
            .collect(2, Progress.none());
    assertEquals(1000, stats.brokenBytes());
    assertEquals(999, stats.duplicateLines());
    assertEquals(3, stats.types());
  }

  private Path write(String name, byte[] text) throws IOException {
    return Files.write(folder.resolve(name), text);
  }
}
