package dev.firth.corpora;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelCorpusTest {
  private static final String GERMAN = "Die Tür ist grün.\nWir hören Vögel.\n".repeat(20);
  private static final String ENGLISH = "The door is green.\nWe hear birds.\n".repeat(20);

  @TempDir Path folder;

  @Test
  void readsSidesInStep() throws IOException {
    Path german = text("a.de", "eins\r\nzwei\n\nvier");
    Path english = text("a.en", "one\ntwo\n\nfour\n");
    Path french = gzip("a.fr.gz", "un\ndeux\n\nquatre\n");
    assertEquals(
        List.of("eins|one|un", "zwei|two|deux", "||", "vier|four|quatre"),
        lines(ParallelCorpus.of(german, english, french)));
  }

  @Test
  void oneSideIsPlainText() throws IOException {
    assertEquals(List.of("a", "b"), lines(ParallelCorpus.of(text("a", "a\nb\n"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void linesAreThoseOfTheFiles(int index) throws IOException {
    var random = Seeds.random(index);
    var sides = new ArrayList<List<String>>();
    var files = new ArrayList<Path>();
    int lines = 1 + random.nextInt(3000);
    for (int side = 0; side < 3; side++) {
      var texts = new ArrayList<String>();
      for (int i = 0; i < lines; i++) {
        texts.add("ä漢x ".repeat(random.nextInt(random.nextInt(1, 200))).strip());
      }
      sides.add(texts);
      files.add(text("side" + side, String.join("\n", texts) + "\n"));
    }
    var expected = new ArrayList<String>();
    for (int i = 0; i < lines; i++) {
      expected.add(sides.get(0).get(i) + "|" + sides.get(1).get(i) + "|" + sides.get(2).get(i));
    }
    assertEquals(expected, lines(ParallelCorpus.of(files)), Seeds.describe(index));
  }

  @Test
  void unequalLineCountsAreNamed() throws IOException {
    Path shorter = text("train.de", "a\n".repeat(1200));
    Path longer = text("train.en", "a\n".repeat(1300));
    for (var files : List.of(List.of(shorter, longer), List.of(longer, shorter))) {
      var message = refusal(ParallelCorpus.of(files));
      assertTrue(message.contains("train.de has 1,200"), message);
      assertTrue(message.contains("train.en has 1,300"), message);
    }
    var message = refusal(ParallelCorpus.of(longer, longer, shorter));
    assertTrue(message.contains("train.de has 1,200"), message);
  }

  @Test
  void emptyFilesAreRefused() throws IOException {
    Path empty = text("empty.de", "");
    var both = refusal(ParallelCorpus.of(empty, text("empty.en", "")));
    assertTrue(both.contains("empty.de is empty"), both);
    var one = refusal(ParallelCorpus.of(text("full.en", "a\n"), empty));
    assertTrue(one.contains("full.en has 1") && one.contains("empty.de has 0"), one);
  }

  @Test
  void missingFilesAndFoldersAreRefused() {
    Path missing = folder.resolve("none.de");
    var e = assertThrows(BadInputException.class, () -> ParallelCorpus.of(missing, missing));
    assertTrue(e.getMessage().contains("none.de"), e.getMessage());
    var f = assertThrows(BadInputException.class, () -> ParallelCorpus.of(folder));
    assertTrue(f.getMessage().contains("is a folder"), f.getMessage());
    var twice = List.of(Path.of("-"), Path.of("-"));
    assertThrows(UsageException.class, () -> ParallelCorpus.of(twice));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ISO-8859-1",
        "windows-1252",
        "UTF-16",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-32LE",
        "UTF-32BE"
      })
  void aSideInAnotherEncodingIsNamed(String charset) throws IOException {
    Path english = text("good.en", ENGLISH);
    Path german = folder.resolve("bad.de");
    Files.write(german, GERMAN.getBytes(Charset.forName(charset)));
    var message = opening(english, german);
    assertTrue(message.contains("bad.de is"), message);
    assertTrue(message.contains("not UTF-8"), message);
    String family = charset.startsWith("UTF") ? charset.substring(0, 6) : "WINDOWS-1252";
    assertTrue(message.contains("iconv -t UTF-8 -f " + family), message);
    assertFalse(message.contains("good.en"), message);
  }

  @Test
  void aSideEncodedTwiceIsNamed() throws IOException {
    Path german = text("twice.de", new String(GERMAN.getBytes(UTF_8), ISO_8859_1));
    var message = opening(text("good.en", ENGLISH), german);
    assertTrue(message.contains("twice.de was encoded twice"), message);
  }

  @Test
  void otherTextsAreNotTakenForWronglyEncoded() throws IOException {
    for (String text :
        List.of(
            GERMAN,
            "São Paulo é ÃO Â§\n",
            "漢字かな交じり文\n",
            "\uFEFFПривет\n",
            "a\0b and no more of that\n",
            "x")) {
      ParallelCorpus.of(text("a", text)).close();
    }
    // The end of the sample cuts a character.
    ParallelCorpus.of(text("a", "é".repeat((1 << 20) - 1))).close();
    ParallelCorpus.of(text("a", "x" + "é".repeat(1 << 20))).close();
  }

  @Test
  void brokenBytesAreReplacedAndCountedUnlessStrict() throws IOException {
    Path english = text("good.en", ENGLISH);
    byte[] bytes = GERMAN.getBytes(UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFF;
    Path german = Files.write(folder.resolve("some.de"), bytes);
    try (var corpus = ParallelCorpus.of(english, german);
        var reader = corpus.open()) {
      String last = "";
      while (reader.next()) {
        last = reader.text(1);
      }
      assertEquals("Wir hören Vöge\uFFFD.", last);
      assertEquals(0, reader.brokenBytes(0));
      assertEquals(1, reader.brokenBytes(1));
    }
    var message = refusal(ParallelCorpus.of(english, german).strict(true));
    assertTrue(message.contains("some.de: byte " + (bytes.length - 3)), message);
  }

  @Test
  void linesThatNoSentenceHasArePassedOver() throws IOException {
    String huge = "word ".repeat(TextReader.MAX_PIECE);
    Path source = text("huge.de", "a\n" + huge + "\nb\n");
    try (var corpus = ParallelCorpus.of(source, text("huge.en", "a\nx\nb\n"));
        var reader = corpus.open()) {
      assertTrue(reader.next());
      assertFalse(reader.isCut(0));
      assertTrue(reader.next());
      assertTrue(reader.isCut(0));
      assertEquals(huge.length(), reader.lineBytes(0));
      assertEquals("", reader.text(0));
      assertEquals("x", reader.text(1));
      assertTrue(reader.next());
      assertEquals("b", reader.text(0));
      assertFalse(reader.next());
    }
  }

  @Test
  void damagedCompressedSidesAreRefused() throws IOException {
    byte[] good = Files.readAllBytes(gzip("good.gz", GERMAN.repeat(50)));
    Path english = text("good.en", ENGLISH.repeat(50));
    Path german = folder.resolve("bad.gz");
    Damage.truncated(good, good.length - 6).writeTo(german);
    var message = opening(english, german);
    assertTrue(message.contains("bad.gz: truncated or damaged"), message);
  }

  private static String opening(Path... files) {
    return assertThrows(BadInputException.class, () -> ParallelCorpus.of(files)).getMessage();
  }

  private static String refusal(ParallelCorpus corpus) {
    return assertThrows(BadInputException.class, () -> lines(corpus)).getMessage();
  }

  private static List<String> lines(ParallelCorpus corpus) throws IOException {
    var lines = new ArrayList<String>();
    try (corpus;
        var reader = corpus.open()) {
      while (reader.next()) {
        var sides = new ArrayList<String>();
        for (int side = 0; side < corpus.sides(); side++) {
          sides.add(reader.text(side));
        }
        lines.add(String.join("|", sides));
        assertEquals(lines.size(), reader.line());
      }
    }
    return lines;
  }

  private Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path gzip(String name, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }
}
