package dev.firth.embeddings.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.firth.runs.BadInputException;
import dev.firth.testkit.Seeds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {
  private static final float[] FIRST = {1, -2.5f, Float.MIN_VALUE, 0};
  private static final float[] THIRD = new float[300];

  /** Offsets of the lengths in the header. */
  private static final int TEXT_LENGTH = 12;

  private static final int ARRAYS = 16;
  private static final int FIRST_LENGTH = 20;

  /** A reader's buffer, and what opening a file and making an exception takes. */
  private static final long MEMORY = 3L << 20;

  @TempDir Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("state");
    Arrays.fill(THIRD, 0.25f);
    new ParameterFile(Map.of("epoch", "3", "run", "a=b, ç"), List.of(FIRST, new float[0], THIRD))
        .write(file);
    whole = Files.readAllBytes(file);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    var read = ParameterFile.read(file);
    assertEquals(Map.of("epoch", "3", "run", "a=b, ç"), read.facts());
    assertEquals(3, read.arrays().size());
    assertArrayEquals(FIRST, read.arrays().get(0));
    assertEquals(0, read.arrays().get(1).length);
    assertArrayEquals(THIRD, read.arrays().get(2));
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    var random = Seeds.random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      // The header is small and has the lengths: it gets its share.
      int at = random.nextInt(i % 2 == 0 ? 64 : damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      refuses(damaged, "byte " + at + ", " + Seeds.describe(1));
    }
  }

  @Test
  void everyCutIsFound() throws IOException {
    for (int length = 0; length < whole.length; length += length < 100 ? 1 : 37) {
      refuses(Arrays.copyOf(whole, length), "cut to " + length);
    }
    refuses(Arrays.copyOf(whole, whole.length + 1), "a byte too much");
  }

  /** Lengths that lie, under a checksum that agrees with them. */
  @Test
  void lyingLengthsAreFoundBeforeMemoryIsTaken() throws IOException {
    var random = Seeds.random(2);
    for (int offset : new int[] {TEXT_LENGTH, ARRAYS, FIRST_LENGTH, FIRST_LENGTH + 8}) {
      for (int value : lies(random)) {
        byte[] lying = whole.clone();
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        readsOrRefuses(sealed(lying), offset + " says " + value + ", " + Seeds.describe(2));
      }
    }
  }

  private static int[] lies(SplittableRandom random) {
    int[] lies = random.ints(40).toArray();
    int[] edges = {-1, 0, 1, 1 << 10, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28};
    System.arraycopy(edges, 0, lies, 0, edges.length);
    for (int i = edges.length; i < lies.length; i += 2) {
      lies[i] = random.nextInt(400);
    }
    return lies;
  }

  private static byte[] sealed(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  private void refuses(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    var error = assertThrows(BadInputException.class, () -> ParameterFile.read(file), what);
    assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
    assertEquals(1, error.getMessage().lines().count(), error.getMessage());
  }

  private void readsOrRefuses(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    long before = allocated();
    try {
      ParameterFile.read(file);
    } catch (BadInputException e) {
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }
    long taken = allocated() - before;
    assertTrue(taken < MEMORY, what + ": took " + taken + " bytes");
  }

  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }
}
