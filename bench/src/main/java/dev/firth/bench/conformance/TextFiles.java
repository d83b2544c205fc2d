package dev.firth.bench.conformance;

import dev.firth.runs.BadInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds the files of text in folders and reads them line by line. */
final class TextFiles {
  private static final int HEAD = 1 << 16;

  private TextFiles() {}

  /** All files of text in a folder and below it, by name; a file is itself. */
  static List<Path> below(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new BadInputException(place + ": there is no such file or folder");
    }
    var found = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.equals(place) || isText(file)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  /** Whether a file begins as UTF-8 without control characters that no text has. */
  private static boolean isText(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      for (byte unit : head) {
        if (unit >= 0 && unit < '\t') {
          return false;
        }
      }
      var decoder = StandardCharsets.UTF_8.newDecoder();
      CoderResult result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(HEAD), false);
      return head.length > 0 && !result.isError();
    }
  }

  /**
   * Gives the lines of a file without their line feeds, which alone end lines.
   *
   * @param mostBytes where to stop
   */
  static void lines(Path file, long mostBytes, Consumer<String> lines) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD)) {
      var line = new ByteArrayOutputStream();
      long read = 0;
      for (int next = in.read(); next >= 0 && read < mostBytes; next = in.read()) {
        read++;
        if (next == '\n') {
          lines.accept(line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else {
          line.write(next);
        }
      }
      if (line.size() > 0) {
        lines.accept(line.toString(StandardCharsets.UTF_8));
      }
    }
  }

  /** The first bytes of a file as one text. */
  static String head(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }
  }
}
