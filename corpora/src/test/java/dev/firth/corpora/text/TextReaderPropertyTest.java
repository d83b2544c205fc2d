package dev.firth.corpora.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random texts against the definition: Java's decoder, and a reader of whole lines. */
class TextReaderPropertyTest {
  @TempDir Path folder;

  static IntStream cases() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsWhatJavasDecoderReads(int index) throws IOException {
    SplittableRandom random = Seeds.random(index);
    // Every fifth text is longer than a chunk, so that characters lie across its end.
    int size = index % 5 == 0 ? 130_000 + random.nextInt(300_000) : random.nextInt(3000);
    byte[] text = RandomText.of(random, size, true);
    Pieces read = Pieces.of(open(write(text)));
    assertArrayEquals(expected(text), read.bytes(), () -> Seeds.describe(index));
    assertEquals(brokenBytes(text), read.brokenBytes(), () -> Seeds.describe(index));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void splitsCoverEverythingOnce(int index) throws IOException {
    SplittableRandom random = Seeds.random(1000 + index);
    byte[] text = RandomText.of(random, random.nextInt(2000), index % 2 == 0);
    Path file = write(text);
    Pieces whole = Pieces.of(open(file));
    for (int i = 0; i < 20; i++) {
      int target = 1 + random.nextInt(1 + random.nextInt(text.length + 2));
      String what = Seeds.describe(1000 + index) + ", target " + target;
      List<Split> splits = Splits.of(List.of(file), target);
      assertContiguous(splits, text.length, what);
      Pieces parts = readEach(splits);
      assertArrayEquals(whole.bytes(), parts.bytes(), what);
      assertEquals(whole.brokenBytes(), parts.brokenBytes(), what);
    }
  }

  @ParameterizedTest
  @MethodSource("longLineCases")
  void splitsOfLongLinesCoverEverythingOnceAndCutNoWord(int index) throws IOException {
    SplittableRandom random = Seeds.random(2000 + index);
    byte[] text = longLines(random);
    Path file = write(text);
    Pieces whole = Pieces.of(open(file));
    assertArrayEquals(expected(text), whole.bytes(), () -> Seeds.describe(2000 + index));
    assertTrue(whole.longest() <= TextReader.MAX_PIECE);
    List<Integer> words = wordLengths(List.of(new Split(file, 0, 0, text.length)));
    for (int target : new int[] {1000, 77_777, 1 << 20, 3_000_000}) {
      String what = Seeds.describe(2000 + index) + ", target " + target;
      List<Split> splits = Splits.of(List.of(file), target);
      assertContiguous(splits, text.length, what);
      assertArrayEquals(whole.bytes(), readEach(splits).bytes(), what);
      assertEquals(words, wordLengths(splits), what);
    }
  }

  static IntStream longLineCases() {
    return IntStream.range(0, 4);
  }

  private static byte[] longLines(SplittableRandom random) {
    byte[] text = new byte[5_000_000 + random.nextInt(1_000_000)];
    byte[] line = RandomText.of(random, text.length + 8, false);
    System.arraycopy(line, 0, text, 0, text.length);
    // Line ends and blanks become rare, at distances around and above the longest piece.
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n' || AsciiScan.isBlank(text[i])) {
        text[i] = 'x';
      }
    }
    int at = 0;
    while (at < text.length) {
      text[at] = (byte) (random.nextInt(4) == 0 ? '\n' : ' ');
      at += 1 + random.nextInt(random.nextInt(3) == 0 ? 100 : 2_300_000);
    }
    return text;
  }

  private static List<Integer> wordLengths(List<Split> splits) throws IOException {
    List<Integer> lengths = new ArrayList<>();
    for (Split split : splits) {
      try (TextReader reader = TextReader.open(List.of(split), Path::toString, false)) {
        while (reader.next()) {
          addWordLengths(reader, lengths);
        }
      }
    }
    return lengths;
  }

  private static void addWordLengths(TextReader reader, List<Integer> lengths) {
    int start = reader.offset();
    int end = start + reader.length();
    for (int i = start; i <= end; i++) {
      if (i == end || AsciiScan.isBlank(reader.buffer()[i])) {
        if (i > start) {
          lengths.add(i - start);
        }
        start = i + 1;
      }
    }
  }

  @Test
  void everySequenceOfThreeBytesIsReadAsJavaReadsIt() throws IOException {
    int[] bytes = {
      'a', '\n', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
      0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFC, 0xFF
    };
    int n = bytes.length;
    for (int i = 0; i < n * n; i++) {
      // Sequences that share their first two bytes, parted by what cannot belong to them, lie in
      // one file; its end breaks the last.
      byte[] text = new byte[n * 4];
      for (int j = 0; j < n; j++) {
        text[4 * j] = '-';
        text[4 * j + 1] = (byte) bytes[i / n];
        text[4 * j + 2] = (byte) bytes[i % n];
        text[4 * j + 3] = (byte) bytes[j];
      }
      for (int cut = 0; cut < 3; cut++) {
        byte[] shorter = Arrays.copyOf(text, text.length - cut);
        assertArrayEquals(
            decode(shorter), repaired(shorter), Arrays.toString(Arrays.copyOf(shorter, 3)));
      }
    }
  }

  private static byte[] repaired(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length) {
      int valid = Utf8.validEnd(text, i, text.length);
      out.write(text, i, valid - i);
      i = valid;
      if (i < text.length) {
        i += Utf8.brokenLength(text, i, text.length, true);
        out.writeBytes("\uFFFD".getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private Path write(byte[] text) throws IOException {
    return Files.write(folder.resolve("text"), text);
  }

  private static TextReader open(Path file) throws IOException {
    return TextReader.open(Splits.of(List.of(file), Long.MAX_VALUE), Path::toString, false);
  }

  private static Pieces readEach(List<Split> splits) throws IOException {
    Pieces pieces = new Pieces();
    for (Split split : splits) {
      pieces.read(TextReader.open(List.of(split), Path::toString, false));
    }
    return pieces;
  }

  private static void assertContiguous(List<Split> splits, long size, String what) {
    long at = 0;
    for (int i = 0; i < splits.size(); i++) {
      assertEquals(i, splits.get(i).index(), what);
      assertEquals(at, splits.get(i).start(), what);
      assertTrue(splits.get(i).bytes() > 0, what);
      at = splits.get(i).end();
    }
    assertEquals(size, at, what);
  }

  /** The text as the class comment of TextReader defines it, made the slow way. */
  private static byte[] expected(byte[] text) {
    String decoded = new String(decode(text), UTF_8);
    if (decoded.startsWith("\uFEFF")) {
      decoded = decoded.substring(1);
    }
    decoded = decoded.replace("\r\n", "\n");
    if (!decoded.isEmpty() && !decoded.endsWith("\n")) {
      decoded += "\n";
    }
    return decoded.getBytes(UTF_8);
  }

  private static byte[] decode(byte[] text) {
    try {
      return UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(text))
          .toString()
          .getBytes(UTF_8);
    } catch (CharacterCodingException e) {
      throw new AssertionError(e);
    }
  }

  /** Bytes that Java's decoder reports as malformed. */
  private static long brokenBytes(byte[] text) {
    var decoder = UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(text);
    CharBuffer out = CharBuffer.allocate(text.length + 1);
    long broken = 0;
    while (true) {
      var result = decoder.decode(in, out, true);
      if (!result.isMalformed()) {
        return broken;
      }
      broken += result.length();
      in.position(in.position() + result.length());
    }
  }
}
