package dev.firth.tokenizers.ids;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.corpora.Corpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.RandomText;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyCounter;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdCorpusTest {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);

  @TempDir Path folder;
  private Path texts;
  private Path file;

  @BeforeEach
  void folders() throws IOException {
    texts = Files.createDirectory(folder.resolve("texts"));
    file = folder.resolve("text.ids");
  }

  @Test
  void linesEndAndUnknownWordsAreLeftOut() throws IOException {
    Files.writeString(texts.resolve("a"), "b a x\n\nx\na");
    var vocabulary = Vocabulary.of(List.of("a", "b"), new long[] {2, 1});
    try (IdCorpus ids = encode(vocabulary, 2)) {
      assertArrayEquals(new int[] {1, 0, -1, -1, -1, 0, -1}, ids.ids().toArray(INT));
      assertEquals(7, ids.length());
      assertEquals(3, ids.tokens());
      assertEquals(4, ids.lines());
      assertEquals(2, ids.vocabularySize());
      assertTrue(ids.matches(vocabulary));
      assertFalse(ids.matches(Vocabulary.of(List.of("b", "a"), new long[] {2, 1})));
      assertTrue(ids.ids().isReadOnly());
      assertEquals(0, ids.ids().address() % 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void encodesAsALookUpOfEveryWord(int index) throws IOException {
    var random = new RandomText(Seeds.random(index), 2000);
    var expected = new ArrayList<Integer>();
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(texts.resolve(name), random.lines(9000));
    }
    Vocabulary vocabulary = vocabulary();
    for (String name : List.of("a", "b", "c")) {
      for (String line : Files.readString(texts.resolve(name)).split("\n", -1)) {
        for (String word : RandomText.split(line)) {
          if (vocabulary.id(word) >= 0) {
            expected.add(vocabulary.id(word));
          }
        }
        expected.add(IdCorpus.LINE_END);
      }
      // What stands behind the last line feed is no line.
      expected.removeLast();
    }
    encode(vocabulary, 2).close();
    try (IdCorpus ids = IdCorpus.open(file)) {
      assertArrayEquals(
          expected.stream().mapToInt(Integer::intValue).toArray(),
          ids.ids().toArray(INT),
          Seeds.describe(index));
      assertTrue(ids.matches(vocabulary));
    }
  }

  @Test
  void bytesDoNotDependOnThreads() throws IOException {
    // A compressed file is one split, here of more blocks than a thread may hold back.
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(texts.resolve("0.gz")), 1 << 16)) {
      byte[] line = ("a b c d ".repeat(200) + "\n").getBytes(UTF_8);
      for (int i = 0; i < 6500; i++) {
        out.write(line);
      }
    }
    Files.copy(texts.resolve("0.gz"), texts.resolve("1.gz"));
    Files.writeString(texts.resolve("2"), new RandomText(Seeds.random(0), 500).lines(20_000));
    Files.writeString(texts.resolve("3"), "");
    Files.writeString(texts.resolve("4"), "a");
    Vocabulary vocabulary = vocabulary();
    encode(vocabulary, 1).close();
    byte[] one = Files.readAllBytes(file);
    assertTrue(one.length > 2 * (16 << 20));
    for (int threads : new int[] {2, 3, 8}) {
      encode(vocabulary, threads).close();
      assertEquals(-1, Arrays.mismatch(one, Files.readAllBytes(file)), threads + " threads");
    }
    IdCorpus.open(file).close();
  }

  @Test
  void aTextWithoutKnownWordsHasLineEndsOnly() throws IOException {
    Files.writeString(texts.resolve("a"), "x\ny\n");
    encode(Vocabulary.of(List.of("a"), new long[] {1}), 1).close();
    try (IdCorpus ids = IdCorpus.open(file)) {
      assertEquals(2, ids.length());
      assertEquals(0, ids.tokens());
    }
  }

  @Test
  void theFileIsAsTheFormatPageSays() throws IOException {
    byte[] bytes = smallFile();
    var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("FIRTHIDS", new String(bytes, 0, 8, US_ASCII));
    assertEquals(1, file.getInt(8));
    assertEquals(5, file.getLong(16));
    assertEquals(3, file.getLong(24));
    assertEquals(1, file.getLong(32));
    assertEquals(2, file.getInt(40));
    assertEquals(64 + 5 * 4 + 8 + 4, bytes.length);
    assertEquals(5, file.getInt(84));
    assertEquals(crc(bytes, 64, 84), file.getInt(88));
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    byte[] good = smallFile();
    Stream<Damage> lies =
        Stream.of(
            Damage.truncated(good, 0),
            Damage.truncated(good, 63),
            Damage.truncated(good, good.length - 1),
            Damage.extended(good, 1),
            Damage.intField(good, 8, 2),
            Damage.longField(good, 16, Long.MAX_VALUE),
            Damage.longField(good, 16, -1),
            Damage.longField(good, 16, 1L << 62),
            Damage.longField(good, 24, 6),
            Damage.longField(good, 32, Long.MAX_VALUE / 8),
            Damage.intField(good, 40, -1),
            Damage.intField(good, 84, -5),
            Damage.intField(good, 84, Integer.MAX_VALUE));
    Stream.concat(lies, Damage.fuzz(good, 400))
        .filter(damage -> !Arrays.equals(damage.bytes(), good))
        .forEach(this::assertRefused);
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    byte[] good = smallFile();
    for (int bit = 0; bit < 8 * good.length; bit++) {
      assertRefused(Damage.bitFlipped(good, bit));
    }
  }

  @Test
  void idsOutsideTheVocabularyAreRefusedWithRightChecksumsToo() throws IOException {
    byte[] good = smallFile();
    for (int id : new int[] {2, -2, Integer.MIN_VALUE}) {
      assertRefused(rechecked(Damage.intField(good, 64, id).bytes()));
    }
    assertRefused(rechecked(Damage.longField(good, 24, 2).bytes()));
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    byte[] old = smallFile();
    Files.write(texts.resolve("a"), new byte[] {'a', (byte) 0xff, '\n'});
    try (Corpus corpus = RandomText.corpus(texts).strict(true)) {
      var vocabulary = Vocabulary.of(List.of("a"), new long[] {1});
      assertThrows(
          BadInputException.class,
          () ->
              IdCorpus.encode(corpus, new WhitespaceWords(), vocabulary, file, 2, Progress.none()));
    }
    assertArrayEquals(old, Files.readAllBytes(file));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count(), "the texts and the old file");
    }
  }

  private byte[] smallFile() throws IOException {
    Files.writeString(texts.resolve("a"), "a b\na\n");
    encode(Vocabulary.of(List.of("a", "b"), new long[] {2, 1}), 1).close();
    return Files.readAllBytes(file);
  }

  private IdCorpus encode(Vocabulary vocabulary, int threads) throws IOException {
    try (Corpus corpus = RandomText.corpus(texts)) {
      return IdCorpus.encode(
          corpus, new WhitespaceWords(), vocabulary, file, threads, Progress.none());
    }
  }

  private Vocabulary vocabulary() throws IOException {
    try (Corpus corpus = RandomText.corpus(texts)) {
      var options = VocabularyOptions.defaults().withMinCount(3);
      return VocabularyCounter.count(corpus, new WhitespaceWords(), options, Progress.none())
          .vocabulary();
    }
  }

  private void assertRefused(Damage damage) {
    assertRefused(damage.bytes(), damage.what());
  }

  private void assertRefused(byte[] bytes) {
    assertRefused(bytes, "wrong ids");
  }

  private void assertRefused(byte[] bytes, String what) {
    Path damaged = folder.resolve("damaged.ids");
    var e =
        assertThrows(
            BadInputException.class,
            () -> IdCorpus.open(Files.write(damaged, bytes)).close(),
            what);
    assertTrue(e.getMessage().startsWith(damaged + " "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  /** The small file with checksums that fit its content. */
  private static byte[] rechecked(byte[] bytes) {
    var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(88, crc(bytes, 64, 84));
    var frame = new CRC32C();
    frame.update(bytes, 0, 64);
    frame.update(bytes, 84, 8);
    file.putInt(92, (int) frame.getValue());
    return bytes;
  }

  private static int crc(byte[] bytes, int from, int to) {
    var crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }
}
