package dev.firth.corpora;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeduplicationTest {
  @TempDir Path folder;

  @Test
  void theFirstOfEqualLinesStays() throws IOException {
    assertEquals("b\na\n\n\nc\n", deduplicated("b\r\na\nb\n\na\n\nc"));
    assertEquals("a\n b\nb\n", deduplicated("\uFEFFa\n b\nb\na\n"));
    assertEquals("", deduplicated(""));
  }

  @Test
  void longLinesStay() throws IOException {
    String longLine = "word ".repeat(TextReader.MAX_PIECE / 4);
    String limit = "x".repeat(TextReader.MAX_PIECE);
    String text = longLine + "\nb\n" + limit + "\nb\n" + longLine + "\n" + limit + "\n";
    assertEquals(longLine + "\nb\n" + limit + "\n" + longLine + "\n", deduplicated(text));
  }

  @Test
  void agreesWithASetAndWithTheStatistics() throws IOException {
    var random = Seeds.random(0);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 200_000; i++) {
      lines.add("line " + random.nextInt(100_000));
    }
    Path text = Files.write(folder.resolve("many"), lines);
    var corpus = Corpus.of(text);
    Path out = folder.resolve("out");
    var totals = Deduplication.write(corpus, out, Progress.none());
    assertEquals(List.copyOf(new LinkedHashSet<>(lines)), Files.readAllLines(out));
    assertEquals(
        CorpusStats.of(corpus, 2, Progress.none()).duplicateLines(), totals.duplicateLines());
    assertEquals(Files.size(text), totals.bytesIn());
    assertEquals(Files.size(out), totals.bytesOut());
  }

  @Test
  void partsWithAnotherChoiceGiveTheSameText() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "a\n\nb\na\nc\n");
    var chosen = new ArrayList<Long>();
    var out = new ByteArrayOutputStream();
    var totals =
        Deduplication.copy(
            Corpus.of(text), out, (line, key) -> chosen.add(line) && line != 2, Progress.none());
    assertEquals(List.of(0L, 2L, 3L, 4L), chosen);
    assertEquals("a\n\na\nc\n", out.toString(UTF_8));
    assertEquals(1, totals.duplicateLines());
  }

  @Test
  void brokenBytesAreReplacedOrRefused() throws IOException {
    Path text = Files.write(folder.resolve("latin"), "caf\u00e9\ncaf\u00ea\n".getBytes(ISO_8859_1));
    Path out = folder.resolve("out");
    var totals = Deduplication.write(Corpus.of(text), out, Progress.none());
    assertEquals("caf\uFFFD\n", Files.readString(out));
    assertEquals(2, totals.brokenBytes());
    Files.delete(out);
    var strict = Corpus.of(text).strict(true);
    assertThrows(BadInputException.class, () -> Deduplication.write(strict, out, Progress.none()));
    assertFalse(Files.exists(out));
  }

  @Test
  void aFileOfTheCorpusIsNotWritten() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "a\na\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), text);
    var corpus = Corpus.of(text);
    assertThrows(UsageException.class, () -> Deduplication.write(corpus, link, Progress.none()));
    assertEquals("a\na\n", Files.readString(text));
  }

  @Test
  void aSetOfKeysHoldsEachOnce() {
    var random = Seeds.random(1);
    var keys = new LineKeySet();
    var expected = new HashSet<LineKey>();
    for (int i = 0; i < 300_000; i++) {
      // Small halves: many keys share one of them, and some are all zeros.
      var key =
          i % 2 == 0
              ? new LineKey(random.nextInt(300), random.nextInt(300))
              : new LineKey(random.nextLong(), random.nextLong());
      assertEquals(expected.add(key), keys.add(key));
    }
    assertEquals(expected.size(), keys.size());
    assertTrue(expected.contains(new LineKey(0, 0)));
  }

  private String deduplicated(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("in"), text);
    Path out = folder.resolve("out");
    Deduplication.write(Corpus.of(file), out, Progress.none());
    return Files.readString(out);
  }
}
