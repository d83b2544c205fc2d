package dev.firth.embeddings.glove;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.runs.Progress;
import dev.firth.testkit.Damage;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CooccurrenceFileTest {
  private static final int WORDS = 60;

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("pairs.bin"), bytes);
  }

  private static byte[] record(int word, int context, double x) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(word)
        .putInt(context)
        .putDouble(x)
        .array();
  }

  private String refused(byte[] bytes) throws IOException {
    Path file = file(bytes);
    return assertThrows(
            BadInputException.class,
            () -> CooccurrenceFile.read(file, WORDS, (word, context, x) -> {}, Progress.none()))
        .getMessage()
        .replace(folder.toString() + "/", "");
  }

  @Test
  void namesWhatIsWrongAndWhere() throws IOException {
    assertEquals("pairs.bin is empty or no file: no co-occurrences to read", refused(new byte[0]));
    assertEquals(
        "pairs.bin has 17 bytes, which are not whole records of 16: it is cut off or no"
            + " co-occurrence file",
        refused(new byte[17]));
    String outside = "but the vocabulary has words 1 to 60: give the vocabulary";
    for (int bad : new int[] {0, -1, 61, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertTrue(refused(record(bad, 1, 1)).contains(outside));
      assertTrue(refused(record(1, bad, 1)).contains(outside));
    }
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "pairs.bin, record 1: the count is "
              + bad
              + ", not a number above 0: the file is damaged",
          refused(record(1, 60, bad)));
    }
  }

  @Test
  void damagedFilesAreRefusedOrRead() throws IOException {
    byte[] whole = Files.readAllBytes(GloveParity.file("weighted.bin"));
    var random = Seeds.random(0);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      Damage damage =
          i % 3 == 0
              ? Damage.truncated(whole, random.nextInt(whole.length))
              : Damage.bitFlipped(whole, random.nextLong(8L * whole.length));
      Path file = file(damage.bytes());
      try {
        CooccurrenceFile.read(
            file,
            WORDS,
            (word, context, x) ->
                assertTrue(
                    word >= 0 && word < WORDS && context >= 0 && context < WORDS && x > 0,
                    damage::what),
            Progress.none());
      } catch (BadInputException e) {
        refused++;
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
      }
    }
    // Of cut files one in sixteen has whole records; of flips those of counts are often plausible.
    assertTrue(refused > 120 && refused < 300, refused + " refused, " + Seeds.describe(0));
  }

  private List<String> records(Path file) throws IOException {
    var records = new ArrayList<String>();
    CooccurrenceFile.read(
        file,
        WORDS,
        (word, context, x) -> records.add(word + " " + context + " " + x),
        Progress.none());
    return records;
  }

  @Test
  void shufflingKeepsTheRecordsAndDependsOnTheSeedAlone() throws IOException {
    Path from = GloveParity.file("weighted.bin");
    var results = new ArrayList<byte[]>();
    for (int[] seedAndThreads : new int[][] {{1, 1}, {1, 3}, {2, 1}}) {
      Path to = folder.resolve("shuffled.bin");
      CooccurrenceShuffle.shuffle(
          from, to, WORDS, seedAndThreads[0], seedAndThreads[1], Progress.none());
      results.add(Files.readAllBytes(to));
      assertEquals(
          records(from).stream().sorted().toList(), records(to).stream().sorted().toList());
    }
    assertArrayEquals(results.get(0), results.get(1));
    assertFalse(java.util.Arrays.equals(results.get(0), results.get(2)));
  }

  @Test
  void everyPlaceIsEquallyLikely() throws IOException {
    // 200,000 records are shuffled in three groups; where do the first thousand go?
    int records = 200_000;
    var bytes = ByteBuffer.allocate(records * 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < records; i++) {
      bytes.putInt(1).putInt(i < 1000 ? 2 : 1).putDouble(i + 1);
    }
    Path to = folder.resolve("shuffled.bin");
    CooccurrenceShuffle.shuffle(file(bytes.array()), to, WORDS, 1, 2, Progress.none());
    var tenths = new int[10];
    int[] place = {0};
    CooccurrenceFile.read(
        to,
        WORDS,
        (word, context, x) -> {
          tenths[place[0] * 10 / records] += context;
          place[0]++;
        },
        Progress.none());
    for (int found : tenths) {
      // Binomial with mean 100 and deviation 9.5.
      assertEquals(100, found, 48, java.util.Arrays.toString(tenths));
    }
  }
}
