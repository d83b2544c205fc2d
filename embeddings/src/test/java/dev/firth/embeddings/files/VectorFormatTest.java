package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all formats promise: equal values back, recognition by content, one line for bad files. */
class VectorFormatTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyFormatGivesBackEqualBits(VectorFormat format) throws IOException {
    int index = 0;
    for (int words : new int[] {1, 2, 7, 300}) {
      for (int dim : new int[] {1, 3, 16, 100}) {
        Path file = folder.resolve("vectors");
        try (var table = Tables.random(index++, words, dim, index % 2 == 0)) {
          format.write(file, table);
          // A lone number behind a word can be a GloVe row or the header of a word2vec file.
          if (dim > 1 || format != VectorFormat.GLOVE_TEXT) {
            assertEquals(format, VectorFormat.recognise(file));
          }
          try (var back = format.read(file)) {
            back.check(0, back.size());
            Tables.assertSame(table, back);
            assertEquals(List.of(), back.notes());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCutIsNoticed(VectorFormat format) throws IOException {
    Path whole = folder.resolve("whole");
    format.write(whole, Tables.random(90, 5, 3, true));
    byte[] bytes = Files.readAllBytes(whole);
    // word2vec.c's last newline may be missing: gensim writes none.
    int end = format == VectorFormat.WORD2VEC_BINARY ? bytes.length - 1 : bytes.length;
    for (int length = 0; length < end; length++) {
      // Texts that end between two digits, or at a line end without a header, look whole.
      if ((format == VectorFormat.GLOVE_TEXT && length > 0)
          || endsInNumber(format, bytes, length)) {
        continue;
      }
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
      assertBad(cut, "cut to " + length + " of " + bytes.length);
    }
  }

  private static boolean endsInNumber(VectorFormat format, byte[] bytes, int length) {
    return format == VectorFormat.WORD2VEC_TEXT
        && new String(bytes, 0, length, UTF_8).lines().count() == 6
        && length > lastSpace(bytes);
  }

  private static int lastSpace(byte[] bytes) {
    return new String(bytes, ISO_8859_1).lastIndexOf(' ');
  }

  @Test
  void glovesRowsThatLackNumbersAreNamed() throws IOException {
    Path file = write("a 1 2 3\nb 1 2 3\nc 1 2\n");
    assertEquals(
        file
            + " line 3 has 2 numbers where 3 are due: the file is damaged or cut off, make it"
            + " again",
        assertBad(file, "short row"));
  }

  @ParameterizedTest
  @EnumSource
  void noDamageOpensAsSomethingElse(VectorFormat format) throws IOException {
    Path whole = folder.resolve("whole");
    format.write(whole, Tables.random(91, 40, 9, true));
    byte[] bytes = Files.readAllBytes(whole);
    var random = Seeds.random(92);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = bytes.clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        // Half of the damage hits the header, where it matters most.
        int at = random.nextInt(random.nextBoolean() ? Math.min(32, bytes.length) : bytes.length);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
      }
      readsOrRefuses(Files.write(folder.resolve("damaged"), damaged), 92);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfDamageIsReadOrRefused(VectorFormat format) throws IOException {
    Path file = folder.resolve("damaged");
    format.write(file, Tables.random(94, 30, 7, true));
    byte[] whole = Files.readAllBytes(file);
    for (var damage : Damage.fuzz(whole, 120).toList()) {
      damage.writeTo(file);
      if (format == VectorFormat.FIRTH && !Arrays.equals(whole, damage.bytes())) {
        assertBad(file, damage.what());
      } else {
        readsOrRefuses(file, 94);
      }
    }
  }

  /** A reader may find nothing wrong where nothing tells; otherwise it gives its one line. */
  private static void readsOrRefuses(Path file, int index) throws IOException {
    try (var table = VectorFormat.recognise(file).read(file)) {
      table.check(0, table.size());
      assertTrue(table.size() > 0, () -> Seeds.describe(index));
    } catch (BadInputException e) {
      assertOneLine(e, file);
    }
  }

  @Test
  void randomBytesAreRefused() throws IOException {
    var random = Seeds.random(93);
    for (int i = 0; i < 150; i++) {
      var bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      assertBad(Files.write(folder.resolve("random"), bytes), Seeds.describe(93));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 2\\na 1 2\\nb 1 2\\n|says 3 words in its first line and has 2",
        "1 2\\na 1 2\\nb 1 2\\n|says 1 words in its first line and has 2",
        "2 3\\na 1 2\\nb 1 2\\n|line 2 has 2 numbers where 3 are due",
        "1 2\\na 1 nan\\n|line 2 has 'nan' as number 2 of 2",
        "1 2\\na 1 -inf\\n|line 2 has '-inf' as number 2 of 2",
        "1 2\\na 1 1e99\\n|line 2 has '1e99' as number 2 of 2, too large for a float",
        "99999999999 100\\na 1\\n|between 1 and",
        "99999999999999999999 1\\na 1\\n|between 1 and",
        "0 100\\na 1\\n|between 1 and",
        "-1 100\\na 1\\n|between 1 and",
        "10 999999999\\na 1\\n|between 1 and",
        "100000000 1000000\\na 1\\n|says 100000000 words",
        "1 1000000\\na 1\\n|too short",
        "a 1 2\\n\\nb 1 2\\n|line 2 has 0 numbers where 2 are due",
        "a 1 2\\n 1 2\\n|line 2 has no word before its numbers",
        "1000000 10\\n\u0001|hold fewer",
        "<html><body>|is damaged or no vector file",
      })
  void liesAreNamed(String content, String complaint) throws IOException {
    String message = assertBad(write(content.replace("\\n", "\n")), content);
    assertTrue(message.contains(complaint), message);
  }

  @Test
  void otherFilesAreKnownByTheirMagic() throws IOException {
    assertTrue(
        assertBad(bytes(0x1f, 0x8b, 8, 0), "gzip").endsWith("is compressed: unpack it first"));
    assertTrue(assertBad(bytes(0xba, 0x16, 0x4f, 0x2f), "fastText").contains("cut off"));
  }

  @Test
  void missingEmptyAndFoldersAreNamed() throws IOException {
    assertTrue(assertBad(folder.resolve("none"), "missing").startsWith("no file "));
    assertTrue(assertBad(folder, "folder").contains("is a folder"));
    assertTrue(assertBad(write(""), "empty").contains("is empty"));
  }

  @Test
  void wordsMayHoldSpacesInTexts() throws IOException {
    Path file =
        write("the 1 2 3\n. . . 4 5 6\nat name@domain.com 7 8 9\n1 2 3 10 11 12\n  13 14 15\n");
    try (var table = VectorFormat.recognise(file).read(file)) {
      assertEquals(
          List.of("the", ". . .", "at name@domain.com", "1 2 3", " "), Tables.words(table));
      assertEquals(15, Tables.row(table, 4)[2]);
    }
  }

  @Test
  void textsMayEndInAnyWay() throws IOException {
    for (String end : List.of("", "\n", " \n", "\r\n", "\n\n", " \r\n \n")) {
      Path file = write("2 2" + (end.contains("\r") ? "\r" : "") + "\na 1 2 \r\nb  3  4" + end);
      try (var table = VectorFormat.recognise(file).read(file)) {
        assertEquals(List.of("a", "b"), Tables.words(table));
        assertEquals(4, Tables.row(table, 1)[1]);
      }
    }
  }

  @Test
  void theFirstRowOfAWordCountsAndBrokenBytesAreNoted() throws IOException {
    Path file = folder.resolve("latin1");
    Files.write(file, "5 1\na 1\nna\u00efve 2\na 3\nb 4\nna\u00eeve 5\n".getBytes(ISO_8859_1));
    try (var table = VectorFormat.recognise(file).read(file)) {
      assertEquals(List.of("a", "na\ufffdve", "b"), Tables.words(table));
      assertEquals(1, Tables.row(table, 0)[0]);
      assertEquals(2, Tables.row(table, 1)[0]);
      assertEquals(4, Tables.row(table, 2)[0]);
      assertEquals(
          List.of(
              "2 rows repeat a word (first 'a'): the first row counts",
              "2 words are no UTF-8: broken bytes became U+FFFD"),
          table.notes());
    }
  }

  @Test
  void wordsThatAFormatCannotHoldAreRefusedBeforeTheFileIsTouched() throws IOException {
    var rows = MemorySegment.ofArray(new float[32]);
    var table =
        VectorTable.of(WordIndex.of(List.of("new york", "a\nb")), Optional.empty(), 2, rows, 64);
    for (var format : VectorFormat.values()) {
      Path file = Files.writeString(folder.resolve("kept"), "before");
      if (format == VectorFormat.FIRTH) {
        format.write(file, table);
        assertEquals(List.of("new york", "a\nb"), Tables.words(format.read(file)));
      } else {
        var e = assertThrows(BadInputException.class, () -> format.write(file, table));
        assertTrue(e.getMessage().contains("holds white space"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
        assertEquals("before", Files.readString(file));
      }
    }
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("file"), content);
  }

  private Path bytes(int... values) throws IOException {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Files.write(folder.resolve("file"), bytes);
  }

  private static String assertBad(Path file, String what) {
    var e =
        assertThrows(
            BadInputException.class,
            () -> {
              try (var table = VectorFormat.recognise(file).read(file)) {
                table.check(0, table.size());
              }
            },
            what);
    assertOneLine(e, file);
    return e.getMessage();
  }

  private static void assertOneLine(BadInputException e, Path file) {
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertTrue(e.getMessage().chars().allMatch(c -> c >= ' '), e.getMessage());
  }
}
