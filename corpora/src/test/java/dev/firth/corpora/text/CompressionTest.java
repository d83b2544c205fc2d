package dev.firth.corpora.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.BadInputException;
import dev.firth.testkit.Seeds;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  private static final byte[] SKIPPABLE_FRAME = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void isRecognisedByMagicAndUnpacked(Compression compression) throws IOException {
    byte[] text = text(300_000);
    Path file = write(compress(compression, text));
    assertEquals(compression, Compression.of(Files.readAllBytes(file)));
    Pieces pieces = read(file);
    assertArrayEquals(text, pieces.bytes());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void severalMembersAreOneText(Compression compression) throws IOException {
    byte[] text = text(200_000);
    // The first member ends within a line.
    byte[] first = compress(compression, Arrays.copyOf(text, 100_001));
    byte[] empty = compress(compression, new byte[0]);
    byte[] second = compress(compression, Arrays.copyOfRange(text, 100_001, text.length));
    assertArrayEquals(text, read(write(concat(first, empty, second))).bytes());
    assertEquals(0, read(write(empty)).lines());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void truncatedIsReportedWithFileAndPlace(Compression compression) throws IOException {
    byte[] packed = compress(compression, text(100_000));
    for (int length : new int[] {11, 30, packed.length / 2, packed.length - 1}) {
      Path file = write(Arrays.copyOf(packed, length));
      BadInputException e = assertThrows(BadInputException.class, () -> read(file));
      assertTrue(e.getMessage().startsWith(file + ": truncated or damaged"), e.getMessage());
      assertTrue(e.getMessage().contains("near byte " + length), e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void somethingElseBehindTheDataIsReported(Compression compression) throws IOException {
    Path file = write(concat(compress(compression, text(1000)), "and more".getBytes(UTF_8)));
    BadInputException e = assertThrows(BadInputException.class, () -> read(file));
    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void flippedBitsAreNeverReadAsText(Compression compression) throws IOException {
    byte[] text = text(20_000);
    byte[] packed = compress(compression, text);
    for (int i = 0; i < 200; i++) {
      SplittableRandom random = Seeds.random(i);
      byte[] damaged = packed.clone();
      // Not the magic: without it the file is plain text.
      damaged[10 + random.nextInt(packed.length - 10)] ^= (byte) (1 << random.nextInt(8));
      Path file = write(damaged);
      try {
        // A bit that means nothing, such as one of the padding, may be flipped unseen.
        assertArrayEquals(text, read(file).bytes(), Seeds.describe(i));
      } catch (BadInputException expected) {
        assertTrue(expected.getMessage().startsWith(file.toString()), Seeds.describe(i));
      }
    }
  }

  @Test
  void skippableZstdFramesAreSkipped() throws IOException {
    byte[] text = text(400_000);
    byte[] first = compress(Compression.ZSTD, Arrays.copyOf(text, 150_000));
    byte[] second = compress(Compression.ZSTD, Arrays.copyOfRange(text, 150_000, text.length));
    byte[] packed =
        concat(SKIPPABLE_FRAME, first, SKIPPABLE_FRAME, SKIPPABLE_FRAME, second, SKIPPABLE_FRAME);
    assertArrayEquals(text, read(write(packed)).bytes());
    Path cut = write(Arrays.copyOf(SKIPPABLE_FRAME, 9));
    assertThrows(BadInputException.class, () -> read(cut));
  }

  @Test
  void textThatBeginsLikeBzip2IsText() {
    assertEquals(Compression.NONE, Compression.of("BZh91 is a code".getBytes(UTF_8)));
    assertEquals(Compression.NONE, Compression.of("BZh9".getBytes(UTF_8)));
    assertEquals(Compression.NONE, Compression.of(new byte[0]));
  }

  private Pieces read(Path file) throws IOException {
    return Pieces.of(TextReader.open(Splits.of(List.of(file), 1000), Path::toString, false));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("text.txt"), bytes);
  }

  private static byte[] text(int size) {
    SplittableRandom random = Seeds.random(size);
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      text.append("word").append(random.nextInt(3000)).append(random.nextInt(12) == 0 ? "\n" : " ");
    }
    text.setCharAt(text.length() - 1, '\n');
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] compress(Compression compression, byte[] text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = compressor(compression, packed)) {
      out.write(text);
    }
    return packed.toByteArray();
  }

  private static OutputStream compressor(Compression compression, OutputStream out)
      throws IOException {
    return switch (compression) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out);
      case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
      case ZSTD -> new ZstdOutputStream(out);
    };
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
