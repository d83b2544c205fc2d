package dev.firth.seq2seq.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceFileTest {
  private static final int HEADER = 32 + 2 * 16;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsWhatWasWritten(int sides) throws IOException {
    // More than the writer's buffers hold, of ids and of ends.
    var sentences = Sentences.random(Seeds.random(sides), 40_000, sides, 20);
    Path path = Sentences.write(folder.resolve("a.ids"), sides, sentences);
    try (var file = SentenceFile.open(path)) {
      assertEquals(sentences.size(), file.sentences());
      assertEquals(sides, file.sides());
      long[] tokens = new long[sides];
      for (int i = 0; i < sentences.size(); i++) {
        for (int side = 0; side < sides; side++) {
          int[] expected = sentences.get(i).get(side);
          assertEquals(expected.length, file.length(i, side));
          long[] ids = new long[expected.length + 2];
          assertEquals(expected.length + 1, file.copy(i, side, ids, 1));
          assertEquals(0, ids[0] + ids[expected.length + 1]);
          assertArrayEquals(
              Arrays.stream(expected).asLongStream().toArray(),
              Arrays.copyOfRange(ids, 1, expected.length + 1));
          tokens[side] += expected.length;
        }
      }
      for (int side = 0; side < sides; side++) {
        assertEquals(tokens[side], file.tokens(side));
        assertEquals(Sentences.MARK, file.vocabulary(side));
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(path), left.toList());
    }
  }

  @Test
  void aFileMayHoldNoSentence() throws IOException {
    Path path = Sentences.write(folder.resolve("none.ids"), 1, List.of());
    try (var file = SentenceFile.open(path)) {
      assertEquals(0, file.sentences());
      assertEquals(0, file.tokens(0));
    }
  }

  @Test
  void theFileIsAsTheFormatPageSays() throws IOException {
    byte[] bytes = smallFile();
    var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("FIRTHSEN", new String(bytes, 0, 8, US_ASCII));
    assertEquals(1, file.getInt(8));
    assertEquals(2, file.getInt(12));
    assertEquals(2, file.getLong(16));
    assertEquals(6, file.getLong(24));
    assertEquals(50, file.getInt(32));
    assertEquals(12345, file.getInt(36));
    assertEquals(2, file.getLong(40));
    assertEquals(4, file.getLong(56));
    assertEquals(HEADER + 6 * 4 + 4 * 8 + 4, bytes.length);
    assertArrayEquals(new int[] {7, 9, 8, 7, 6, 5}, ints(file, HEADER, 6));
    assertEquals(1, file.getLong(HEADER + 24));
    assertEquals(3, file.getLong(HEADER + 32));
    assertEquals(4, file.getLong(HEADER + 40));
    assertEquals(6, file.getLong(HEADER + 48));
    assertEquals(checksum(bytes), file.getInt(bytes.length - 4));
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    byte[] good = smallFile();
    for (int bit = 0; bit < 8 * good.length; bit++) {
      assertRefused(Damage.bitFlipped(good, bit));
    }
  }

  @Test
  void cutAndLengthenedFilesAreRefused() throws IOException {
    byte[] good = smallFile();
    for (int length = 0; length < good.length; length++) {
      assertRefused(Damage.truncated(good, length));
    }
    assertRefused(Damage.extended(good, 1));
    assertRefused(Damage.extended(good, 4096));
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    byte[] good = smallFile();
    for (Damage damage : Damage.fuzz(good, 400).toList()) {
      if (!Arrays.equals(damage.bytes(), good)) {
        assertRefused(damage);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 3, 7, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 61, 1L << 32, 0})
  void liesAboutSizesAreRefusedWithARightChecksumToo(long lie) throws IOException {
    byte[] good = smallFile();
    for (int at : new int[] {16, 24, 40, 56, HEADER + 24, HEADER + 32, HEADER + 48}) {
      var damage = Damage.longField(good, at, lie);
      if (!Arrays.equals(damage.bytes(), good)) {
        assertRefused(rechecked(damage));
      }
    }
    assertRefused(rechecked(Damage.intField(good, 12, (int) lie)));
  }

  @Test
  void idsOutsideTheVocabularyAreRefusedWithARightChecksumToo() throws IOException {
    byte[] good = smallFile();
    for (int id : new int[] {50, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertRefused(rechecked(Damage.intField(good, HEADER + 4, id)));
    }
    assertRefused(rechecked(Damage.intField(good, 32, 7)));
    assertRefused(rechecked(Damage.intField(good, 48, -1)));
  }

  @Test
  void versionsAndOtherFilesAreNamed() throws IOException {
    byte[] good = smallFile();
    Path file = folder.resolve("a");
    Damage.intField(good, 8, 2).writeTo(file);
    assertTrue(refusal(file).contains("version 2"), refusal(file));
    Files.writeString(file, "a text that is no file of sentences at all\n");
    assertTrue(refusal(file).contains("FIRTHSEN"), refusal(file));
    assertTrue(refusal(folder.resolve("none")).contains("there is no file"));
  }

  @Test
  void anotherVocabularyIsRefused() throws IOException {
    Path path = Sentences.write(folder.resolve("a.ids"), 1, List.of(List.of(new int[] {4})));
    VocabularyMark right = VocabularyMark.of(Sentences.words("a", "b"));
    assertEquals(right, VocabularyMark.of(Sentences.words("a", "b")));
    assertEquals(6, right.size());
    assertFalse(right.equals(VocabularyMark.of(Sentences.words("b", "a"))));
    try (var file = SentenceFile.open(path)) {
      file.requireVocabulary(0, Sentences.MARK, "t.json");
      var size =
          assertThrows(BadInputException.class, () -> file.requireVocabulary(0, right, "t.json"));
      assertTrue(size.getMessage().contains("50 tokens, t.json has 6"), size.getMessage());
      var same = new VocabularyMark(50, 1);
      var tokens =
          assertThrows(BadInputException.class, () -> file.requireVocabulary(0, same, "t.json"));
      assertTrue(tokens.getMessage().contains("other tokens than t.json"), tokens.getMessage());
    }
  }

  @Test
  void aFailedBodyLeavesNothing() throws IOException {
    Path path = folder.resolve("a.ids");
    assertThrows(
        IllegalArgumentException.class,
        () -> Sentences.write(path, 1, List.of(List.of(new int[] {50}))));
    assertThrows(
        IllegalArgumentException.class,
        () -> Sentences.write(path, 2, List.of(List.of(new int[] {5}))));
    var tooLong = List.of(List.of(new int[SentenceFile.MAX_LENGTH + 1]));
    assertThrows(IllegalArgumentException.class, () -> Sentences.write(path, 1, tooLong));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  private byte[] smallFile() throws IOException {
    var sentences =
        List.of(List.of(new int[] {7}, new int[] {9, 8}), List.of(new int[] {7}, new int[] {6, 5}));
    return Files.readAllBytes(Sentences.write(folder.resolve("small.ids"), 2, sentences));
  }

  private void assertRefused(Damage damage) throws IOException {
    Path file = damage.writeTo(folder.resolve("damaged.ids"));
    assertThrows(BadInputException.class, () -> SentenceFile.open(file).close(), damage::what);
  }

  private static String refusal(Path file) {
    return assertThrows(BadInputException.class, () -> SentenceFile.open(file).close())
        .getMessage();
  }

  private static Damage rechecked(Damage damage) {
    byte[] bytes = damage.bytes();
    return Damage.intField(bytes, bytes.length - 4, checksum(bytes));
  }

  private static int checksum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes, HEADER, bytes.length - 4 - HEADER);
    crc.update(bytes, 0, HEADER);
    return (int) crc.getValue();
  }

  private static int[] ints(ByteBuffer from, int at, int count) {
    int[] ints = new int[count];
    from.slice(at, count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ints);
    return ints;
  }
}
