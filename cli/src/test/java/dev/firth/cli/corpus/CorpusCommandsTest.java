package dev.firth.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandsTest {
  @TempDir Path folder;

  @Test
  void statsCount() throws IOException {
    Path text = folder.resolve("text.txt");
    Files.write(text, "one two\none two\n\nthree \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    var stats =
        CommandRun.of("corpus", "stats", text, "--json", "--progress", "none").succeeded().json();
    assertEquals(4, stats.get("lines").asInt());
    assertEquals(6, stats.get("tokens").asInt());
    assertEquals(4, stats.get("types").asInt());
    assertEquals(1, stats.get("brokenBytes").asInt());
    assertEquals(1, stats.get("duplicateLines").asInt());
    assertTrue(stats.get("longestLine").asInt() >= 7);
    String people = CommandRun.of("corpus", "stats", text).succeeded().out();
    assertTrue(people.contains("tokens           6\n"), people);
    CommandRun.of("corpus", "stats", text, "--strict", "--progress", "none").failed(3, "text.txt");
  }

  @Test
  void deduplicateWritesEachLineOnce() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "b\na\nb\n\n\na\n");
    Path out = folder.resolve("out.txt");
    var run = CommandRun.of("corpus", "deduplicate", text, "--out", out, "--json").succeeded();
    assertEquals("b\na\n\n\n", Files.readString(out));
    assertEquals(6, run.json().get("lines").asInt());
    assertEquals(4, run.json().get("kept").asInt());
    assertEquals(2, run.json().get("duplicateLines").asInt());
    assertEquals(12 - 2, run.json().get("bytesIn").asInt());
    assertEquals(6, run.json().get("bytesOut").asInt());
    String people = CommandRun.of("corpus", "deduplicate", text, "--out", out).succeeded().out();
    assertTrue(people.startsWith("4 of 6 lines, 2 were duplicates"), people);
  }

  @Test
  void deduplicateRefusesWhatItCannotReadOrWrite() throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "a\na\n");
    Path out = folder.resolve("out.txt");
    CommandRun.of("corpus", "deduplicate", text).failed(2, "--out");
    CommandRun.of("corpus", "deduplicate", folder.resolve("none"), "--out", out).failed(3, "none");
    CommandRun.of("corpus", "deduplicate", text, "--out", folder.resolve("no/out"))
        .failed(1, "no folder");
    CommandRun.of("corpus", "deduplicate", text, "--out", text).failed(2, "text.txt", "corpus");
    CommandRun.of("corpus", "deduplicate", folder, "--out", text).failed(2, "text.txt");
    assertEquals("a\na\n", Files.readString(text));
  }

  /** What gzip makes of a named file, which needs libraries that Java's own form does not. */
  private static byte[] gzip(String name, String text) throws IOException {
    var plain = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(plain)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = plain.toByteArray();
    int header = 10;
    bytes[3] = 8; // a name follows the header
    var named = new ByteArrayOutputStream();
    named.write(bytes, 0, header);
    named.writeBytes((name + "\0").getBytes(StandardCharsets.ISO_8859_1));
    named.write(bytes, header, bytes.length - header);
    return named.toByteArray();
  }

  @Test
  void statsReadGzipThatKeepsItsName() throws IOException {
    byte[] packed = gzip("text.txt", "one two\n".repeat(1000));
    Path whole = Files.write(folder.resolve("whole.txt.gz"), packed);
    var stats = CommandRun.of("corpus", "stats", whole, "--json", "--progress", "none");
    assertEquals(2000, stats.succeeded().json().get("tokens").asInt());
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    Path cut = Files.write(folder.resolve("cut.txt.gz"), half);
    CommandRun.of("corpus", "stats", cut, "--progress", "none").failed(3, "cut.txt.gz", "damaged");
  }

  @Test
  void statsRefuseWhatIsNotThere() {
    CommandRun.of("corpus", "stats", folder.resolve("none")).failed(3, "none");
    CommandRun.of("corpus", "stats", folder).failed(3, folder.toString());
    CommandRun.of("corpus", "stats", folder, "--threads", "0").failed(2, "--threads");
  }

  @Test
  void listNamesDataSetsWithLicences() {
    String text = CommandRun.of("corpus", "list").succeeded().out();
    for (String id : new String[] {"text8", "enwik9", "simlex-999", "licence:"}) {
      assertTrue(text.toLowerCase(Locale.ROOT).contains(id), id);
    }
    var json = CommandRun.of("corpus", "list", "--json").succeeded().json();
    assertTrue(json.get("datasets").size() > 9);
    assertTrue(json.get("datasets").get(0).get("urls").get(0).asText().startsWith("http"));
  }

  @Test
  void fetchKnowsOnlyTheCatalogue() {
    CommandRun.of("corpus", "fetch", "everything", "--dir", folder).failed(2, "text8");
    CommandRun.of(
            "corpus", "fetch", "text8", "--dir", folder, "--mirror", folder, "--progress=none")
        .failed(3, "mirror");
  }

  @Test
  void almanacWritesTextAndQuestions() throws IOException {
    Path text = folder.resolve("almanac.txt");
    Path questions = folder.resolve("questions.txt");
    Path pairs = folder.resolve("pairs.tsv");
    var json =
        CommandRun.of(
                "corpus",
                "almanac",
                text,
                "--tokens",
                "20000",
                "--questions",
                questions,
                "--pairs",
                pairs,
                "--json")
            .succeeded()
            .json();
    assertTrue(json.get("tokens").asLong() >= 20_000);
    assertTrue(Files.readString(questions).startsWith(": "));
    assertEquals(3, Files.readAllLines(pairs).getFirst().split("\t").length);
    var printed = CommandRun.of("corpus", "almanac", "-", "--tokens", "20000").succeeded();
    assertEquals(Files.readString(text), printed.out());
    CommandRun.of("corpus", "almanac", text, "--tokens", "0").failed(2, "token");
  }

  @Test
  void almanacSpeaksOtherLanguages() throws IOException {
    Path text = folder.resolve("german.txt");
    CommandRun.of(
            "corpus", "almanac", text, "--tokens", "2000", "--form", "prose", "--languages", "de")
        .succeeded();
    assertTrue(Files.readString(text).contains(" der "), Files.readString(text));
    CommandRun.of("corpus", "almanac", text, "--languages", "it").failed(2, "en, de, fr");
    CommandRun.of("corpus", "almanac", text, "--languages", "en,de").failed(2, "parallel");
    CommandRun.of("corpus", "almanac", text, "--sentences", "5").failed(2, "--sentences");
    CommandRun.of("corpus", "almanac", text, "--languages", "fr", "--pairs", text)
        .failed(2, "--pairs");
  }

  @Test
  void almanacWritesParallelText() throws IOException {
    Path pairs = folder.resolve("pairs");
    var json =
        CommandRun.of(
                "corpus",
                "almanac",
                pairs,
                "--form",
                "parallel",
                "--languages",
                "en,fr",
                "--sentences",
                "1000",
                "--held-out",
                "50",
                "--json")
            .succeeded()
            .json();
    assertEquals(1_000, json.get("train").asInt());
    assertEquals(50, json.get("test").asInt());
    for (String name : new String[] {"train", "valid", "test"}) {
      assertEquals(json.get(name).asInt(), Files.readAllLines(pairs.resolve(name + ".en")).size());
      assertEquals(json.get(name).asInt(), Files.readAllLines(pairs.resolve(name + ".fr")).size());
    }
    CommandRun.of("corpus", "almanac", "-", "--form", "parallel").failed(2, "folder");
    CommandRun.of("corpus", "almanac", pairs, "--form", "parallel", "--languages", "de")
        .failed(2, "--languages");
    CommandRun.of("corpus", "almanac", pairs, "--form", "parallel", "--tokens", "9")
        .failed(2, "--sentences");
    CommandRun.of("corpus", "almanac", pairs, "--form", "parallel", "--sentences", "0")
        .failed(2, "pairs");
  }
}
