package dev.firth.corpora;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.corpora.text.TextReader;
import dev.firth.runs.Progress;
import dev.firth.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartStatsTest {
  private static final String[] LINES = {
    "the cat sat",
    "the cat",
    "on  the\tmat",
    "",
    "",
    " ",
    "\u00e9t\u00e9 \u20ac",
    "caf\u00e9",
    "a word of more than fifteen bytes: antidisestablishmentarianism",
    "\uFEFFmark in the text"
  };

  @TempDir Path folder;

  static IntStream cases() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void joinedPartsAreTheWhole(int index) throws IOException {
    SplittableRandom random = Seeds.random(index);
    var files = new ArrayList<Path>();
    var joined = new Join();
    for (int file = 0; file <= random.nextInt(3); file++) {
      byte[] text = randomText(random);
      Path path = Files.write(folder.resolve("text-" + file), text);
      files.add(path);
      joined.addFile(path, text, random);
    }
    if (files.stream().allMatch(file -> file.toFile().length() == 0)) {
      Files.writeString(files.getFirst(), "not empty\n");
      joined.addFile(files.getFirst(), "not empty\n".getBytes(UTF_8), random);
    }
    CorpusStats whole = CorpusStats.of(Corpus.of(files.toArray(Path[]::new)), 2, Progress.none());
    assertEquals(whole, joined.stats(), Seeds.describe(index));
  }

  @Test
  void longLinesCountAsInTheWhole() throws IOException {
    String longWord = "x".repeat(TextReader.MAX_PIECE + 10);
    byte[] text = ("short\n" + longWord + " end\nshort\n" + longWord + " end\n").getBytes(UTF_8);
    Path path = Files.write(folder.resolve("long"), text);
    var joined = new Join();
    joined.addFile(path, text, Seeds.random(0));
    assertEquals(CorpusStats.of(Corpus.of(path), 2, Progress.none()), joined.stats());
  }

  @Test
  void numbersOfAnotherTextAreRefused() throws IOException {
    byte[] text = "a b\na b\n".getBytes(UTF_8);
    var joined = new Join();
    joined.addFile(folder.resolve("text"), text, Seeds.random(0));
    joined.types.merge("1 1", 1L, Long::sum);
    assertThrows(IllegalArgumentException.class, joined::stats);
  }

  /** What somebody does who reads parts in many places. */
  private final class Join {
    private final List<CorpusPart> parts = new ArrayList<>();
    private final Map<String, Long> types = new HashMap<>();
    private final Set<Long> lines = new HashSet<>();

    void addFile(Path file, byte[] text, SplittableRandom random) throws IOException {
      int from = 0;
      while (from < text.length) {
        int to = from + 1 + random.nextInt(text.length - from);
        while (to < text.length && text[to - 1] != '\n') {
          to++;
        }
        add(file, from == 0, Arrays.copyOfRange(text, from, to));
        from = to;
      }
    }

    private void add(Path file, boolean begins, byte[] text) throws IOException {
      Path copy = Files.write(folder.resolve("copy"), text);
      try (var corpus = Corpus.ofPart(copy, file.toString(), begins)) {
        var part = PartStats.of(corpus);
        parts.add(new CorpusPart(file, begins, part.totals()));
        part.forEachType((low, high, count) -> types.merge(low + " " + high, count, Long::sum));
        part.forEachLine(lines::add);
      }
    }

    CorpusStats stats() {
      var histogram = new HashMap<Long, Long>();
      types.values().forEach(count -> histogram.merge(count, 1L, Long::sum));
      return CorpusStats.ofParts(parts, histogram, lines.size());
    }
  }

  private static byte[] randomText(SplittableRandom random) {
    var text = new ByteArrayOutputStream();
    if (random.nextInt(3) == 0) {
      text.writeBytes("\uFEFF".getBytes(UTF_8));
    }
    for (int i = random.nextInt(200); i > 0; i--) {
      String line = LINES[random.nextInt(LINES.length)];
      boolean broken = random.nextInt(5) == 0 && line.chars().allMatch(c -> c < 256);
      text.writeBytes(line.getBytes(broken ? ISO_8859_1 : UTF_8));
      text.writeBytes((random.nextInt(4) == 0 ? "\r\n" : "\n").getBytes(UTF_8));
    }
    if (random.nextBoolean()) {
      text.writeBytes("no end".getBytes(UTF_8));
    }
    return text.toByteArray();
  }
}
