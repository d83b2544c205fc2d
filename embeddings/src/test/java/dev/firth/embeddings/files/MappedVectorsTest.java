package dev.firth.embeddings.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedVectorsTest {

  @TempDir Path folder;

  private Path write(VectorTable table) throws IOException {
    Path file = folder.resolve("vectors.firth");
    MappedVectors.write(file, table);
    return file;
  }

  @Test
  void keepsCountsWordsAndRows() throws IOException {
    var table = Tables.random(1, 500, 30, true);
    try (var back = MappedVectors.open(write(table))) {
      Tables.assertSame(table, back);
      for (int id = 0; id < table.size(); id++) {
        assertEquals(table.count(id), back.count(id));
      }
      assertEquals(-1, back.words().id("unknown"));
      assertEquals(0, back.rows().address() % 64);
    }
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    Path file = write(Tables.random(2, 5, 3, true));
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(file, damaged);
      assertThrows(BadInputException.class, () -> MappedVectors.verify(file), "byte " + at);
    }
  }

  @Test
  void damagedRowsAreNoticedWhenTheyAreFirstUsed() throws IOException {
    Path file = write(Tables.random(3, 6000, 100, false));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 100_000] ^= 1;
    Files.write(file, bytes);
    try (var table = MappedVectors.open(file)) {
      table.check(0, 2340);
      var e = assertThrows(BadInputException.class, () -> table.check(5999, 1));
      assertEquals(
          file
              + " is damaged: the checksum of the rows 4680 to 5999 differs, make or copy it again",
          e.getMessage());
    }
  }

  @Test
  void appendedBytesAndOtherVersionsAreNamed() throws IOException {
    Path file = write(Tables.random(4, 20, 5, true));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    var longer = assertThrows(BadInputException.class, () -> MappedVectors.open(file).close());
    assertTrue(longer.getMessage().contains("where its header says"), longer.getMessage());
    bytes[8] = 9;
    Files.write(file, bytes);
    var newer = assertThrows(BadInputException.class, () -> MappedVectors.open(file).close());
    assertTrue(newer.getMessage().contains("has version 9"), newer.getMessage());
  }

  @Test
  void equalTablesMakeEqualFiles() throws IOException {
    var table = Tables.random(5, 300, 17, true);
    byte[] first = Files.readAllBytes(write(table));
    try (var back = MappedVectors.open(folder.resolve("vectors.firth"))) {
      Path again = folder.resolve("again.firth");
      MappedVectors.write(again, back);
      assertArrayEquals(first, Files.readAllBytes(again));
    }
  }

  @Test
  void aPartOfATableIsATable() throws IOException {
    var table = Tables.random(6, 50, 4, true);
    try (var back = MappedVectors.open(write(table.first(11)))) {
      Tables.assertSame(table.first(11), back);
      assertEquals(table.count(10), back.count(10));
    }
  }

  /** Lengths that fit each other and whose checksum is right, from a writer that means harm. */
  @Test
  void hostileLengthsWithRightChecksumsAreRefused() throws IOException {
    Path file = write(Tables.random(7, 20, 5, true));
    byte[] bytes = Files.readAllBytes(file);
    var random = Seeds.random(7);
    int[] lies = {0, -1, 1, 6, 63, 64, 1 << 20, 1 << 27, Integer.MAX_VALUE, Integer.MIN_VALUE};
    for (int field = 1; field < 8; field++) {
      for (int lie : lies) {
        Files.write(file, Forged.header(bytes, field, lie));
        String what = "field " + field + " is " + lie + ", " + Seeds.describe(random.nextInt(1));
        if (!Arrays.equals(bytes, Files.readAllBytes(file))) {
          assertThrows(BadInputException.class, () -> MappedVectors.verify(file), what);
        }
      }
    }
  }
}
