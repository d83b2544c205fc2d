package dev.firth.embeddings.glove;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CooccurrenceCounterTest {
  @TempDir Path folder;

  private record Pair(int word, int context) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return word == other.word
          ? Integer.compare(context, other.context)
          : Integer.compare(word, other.word);
    }
  }

  private Path text(int lines, int words, SplittableRandom random) throws IOException {
    var text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      int length = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(60);
      for (int i = 0; i < length; i++) {
        double skewed = random.nextDouble();
        text.append('w').append((int) (words * skewed * skewed * skewed)).append(' ');
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("text.txt"), text);
  }

  /** The counts in the plainest way, straight from the words. */
  private static Map<Pair, Double> plainCounts(
      Path text, Vocabulary vocabulary, CooccurrenceOptions options) throws IOException {
    var counts = new TreeMap<Pair, Double>();
    for (String line : Files.readAllLines(text)) {
      List<Integer> ids = new ArrayList<>();
      for (String word : line.split(" ")) {
        if (vocabulary.id(word) >= 0) {
          ids.add(vocabulary.id(word));
        }
      }
      for (int i = 0; i < ids.size(); i++) {
        for (int j = i + 1; j < ids.size() && j <= i + options.window(); j++) {
          double weight = options.distanceWeighting() ? 1.0 / (j - i) : 1;
          counts.merge(new Pair(ids.get(i), ids.get(j)), weight, Double::sum);
          if (options.symmetric()) {
            counts.merge(new Pair(ids.get(j), ids.get(i)), weight, Double::sum);
          }
        }
      }
    }
    return counts;
  }

  private static Map<Pair, Double> read(Path file, int vocabulary) throws IOException {
    var pairs = new TreeMap<Pair, Double>();
    var order = new ArrayList<Pair>();
    CooccurrenceFile.read(
        file,
        vocabulary,
        (word, context, x) -> {
          order.add(new Pair(word, context));
          pairs.put(new Pair(word, context), x);
        },
        Progress.none());
    assertEquals(List.copyOf(pairs.keySet()), order, "the file is ordered");
    return pairs;
  }

  private static void assertSame(Map<Pair, Double> expected, Map<Pair, Double> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    // Both are sums of the same numbers; the other program rounds after each addition.
    expected.forEach((pair, x) -> assertEquals(x, actual.get(pair), 1e-12 * x, pair.toString()));
  }

  private byte[] count(CountedText text, CooccurrenceOptions options) throws IOException {
    Path file = folder.resolve("pairs.bin");
    var counter = new CooccurrenceCounter(text.vocabulary(), text.ids(), options);
    assertEquals(counter.write(file, Progress.none()) * 16, Files.size(file));
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @CsvSource({
    "1, true, true",
    "5, true, true",
    "10, false, true",
    "15, true, false",
    "22, true, true",
    "3, false, false"
  })
  void countsAreThoseOfAPlainLoop(int window, boolean symmetric, boolean weighted)
      throws IOException {
    Path path = text(300, 200, Seeds.random(window));
    var options =
        CooccurrenceOptions.defaults()
            .withWindow(window)
            .withSymmetric(symmetric)
            .withDistanceWeighting(weighted);
    try (var text = CountedText.of(path, 3, folder)) {
      count(text, options);
      assertSame(
          plainCounts(path, text.vocabulary(), options),
          read(folder.resolve("pairs.bin"), text.vocabulary().size()));
    }
  }

  @Test
  void largeWindowsRoundToUnits() throws IOException {
    Path path = text(100, 50, Seeds.random(1));
    var options = CooccurrenceOptions.defaults().withWindow(40);
    try (var text = CountedText.of(path, 1, folder)) {
      count(text, options);
      var expected = plainCounts(path, text.vocabulary(), options);
      var actual = read(folder.resolve("pairs.bin"), text.vocabulary().size());
      assertEquals(expected.keySet(), actual.keySet());
      // 1/40 is 2^-5.3 and rounded to 2^-32: half of that relative to it is below 1e-8.
      expected.forEach((pair, x) -> assertEquals(x, actual.get(pair), 1e-8 * x));
    }
  }

  @ParameterizedTest
  @CsvSource({"weighted.bin, true, true", "flat.bin, true, false", "right.bin, false, true"})
  void countsAreThoseOfCooccur(String name, boolean symmetric, boolean weighted)
      throws IOException {
    Vocabulary vocabulary = Vocabulary.load(GloveParity.file("vocab.txt"));
    try (var text = CountedText.of(GloveParity.file("text.txt"), vocabulary, folder)) {
      count(
          text,
          CooccurrenceOptions.defaults()
              .withWindow(GloveParity.WINDOW)
              .withSymmetric(symmetric)
              .withDistanceWeighting(weighted));
      assertSame(
          read(GloveParity.file(name), vocabulary.size()),
          read(folder.resolve("pairs.bin"), vocabulary.size()));
    }
  }

  @Test
  void partsAndThreadsGiveTheSameBytes() throws IOException {
    try (var text = CountedText.of(text(4000, 150, Seeds.random(2)), 1, folder)) {
      for (int window : new int[] {7, 30}) {
        var options = CooccurrenceOptions.defaults().withWindow(window).withThreads(1);
        byte[] whole = count(text, options);
        var parted = options.withMemoryBytes(leastMemory(text, options));
        int parts =
            new CooccurrenceCounter(text.vocabulary(), text.ids(), parted).estimate().parts();
        assertTrue(parts > 2, parts + " parts");
        assertArrayEquals(whole, count(text, parted));
        assertArrayEquals(whole, count(text, options.withThreads(4)));
        assertArrayEquals(whole, count(text, parted.withMemoryBytes(1 << 24).withThreads(3)));
      }
    }
  }

  /** Within four kilobytes of what is refused; writing a file needs more than the estimate says. */
  private long leastMemory(CountedText text, CooccurrenceOptions options) throws IOException {
    for (long bytes = 1 << 12; ; bytes += 1 << 12) {
      var counter =
          new CooccurrenceCounter(text.vocabulary(), text.ids(), options.withMemoryBytes(bytes));
      try {
        counter.estimate();
        counter.write(folder.resolve("pairs.bin"), Progress.none());
        return bytes;
      } catch (UsageException e) {
        // Not enough yet.
      }
    }
  }

  @Test
  void tooLittleMemorySaysHowMuchIsNeeded() throws IOException {
    try (var text = CountedText.of(text(100, 50, Seeds.random(3)), 1, folder)) {
      var options = CooccurrenceOptions.defaults().withMemoryBytes(1000);
      var counter = new CooccurrenceCounter(text.vocabulary(), text.ids(), options);
      var refused = assertThrows(UsageException.class, counter::estimate);
      assertTrue(refused.getMessage().startsWith("--memory of 0 MB"), refused.getMessage());
      assertTrue(refused.getMessage().contains("m or more"), refused.getMessage());
    }
  }

  @Test
  void estimateIsAnUpperBound() throws IOException {
    try (var text = CountedText.of(text(500, 300, Seeds.random(4)), 1, folder)) {
      var options = CooccurrenceOptions.defaults().withWindow(4);
      var estimate = new CooccurrenceCounter(text.vocabulary(), text.ids(), options).estimate();
      long pairs = count(text, options).length / 16;
      assertTrue(pairs <= estimate.pairs(), pairs + " pairs, " + estimate);
      assertTrue(estimate.pairs() < 5 * pairs, pairs + " pairs, " + estimate);
      assertEquals(1, estimate.parts());
    }
  }

  @Test
  void leavesNoTemporaryFiles() throws IOException {
    try (var text = CountedText.of(text(4000, 150, Seeds.random(5)), 1, folder)) {
      var options = CooccurrenceOptions.defaults().withThreads(2);
      count(text, options.withMemoryBytes(leastMemory(text, options)));
    }
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("pairs.bin", "text.ids", "text.txt"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
