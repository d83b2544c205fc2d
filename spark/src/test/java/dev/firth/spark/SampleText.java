package dev.firth.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** Texts for tests with all that makes a cut between two tasks hard. */
public final class SampleText {
  private static final String[] WORDS = {
    "the", "of", "and", "house", "Straße", "naïve", "日本", "a", "river", "b2b", "x", "ok"
  };

  private SampleText() {}

  /** Lines of random words: LF and CR LF, empty lines, marks within, broken bytes, repetitions. */
  public static byte[] bytes(int lines, RandomGenerator random) {
    var out = new ByteArrayOutputStream();
    for (int line = 0; line < lines; line++) {
      if (random.nextInt(20) == 0) {
        out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
      }
      int words = random.nextInt(10) == 0 ? 0 : random.nextInt(12);
      for (int i = 0; i < words; i++) {
        int word = Math.min(random.nextInt(WORDS.length), random.nextInt(WORDS.length));
        out.writeBytes((WORDS[word] + " ").getBytes(StandardCharsets.UTF_8));
      }
      if (random.nextInt(40) == 0) {
        out.write(0xFF);
      }
      if (random.nextInt(30) == 0) {
        out.writeBytes("word".repeat(200).getBytes(StandardCharsets.UTF_8));
      }
      out.writeBytes((random.nextInt(6) == 0 ? "\r\n" : "\n").getBytes(StandardCharsets.UTF_8));
    }
    // The last line has no end.
    out.writeBytes("the end".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** A folder with two plain files and a packed one. */
  public static Path folder(Path into, int lines, RandomGenerator random) throws IOException {
    Path folder = Files.createDirectory(into.resolve("corpus"));
    Files.write(folder.resolve("a.txt"), bytes(lines, random));
    Files.write(folder.resolve("b.txt"), bytes(lines / 2, random));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("c.gz")))) {
      out.write(bytes(lines / 4, random));
    }
    return folder;
  }
}
