package dev.firth.eval.vectors;

import dev.firth.runs.BadInputException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of an evaluation file with their numbers: UTF-8 with broken bytes replaced, ended by LF
 * alone (a CR before it is dropped), a byte order mark skipped. Lines longer than {@value
 * #MAX_LENGTH} characters are refused before they fill the memory.
 */
final class EvaluationLines implements Closeable {
  private static final int MAX_LENGTH = 65_536;
  private static final int EXCERPT = 40;

  private final Path file;
  private final BufferedReader reader;
  private final StringBuilder buffer = new StringBuilder();
  private String line = "";
  private int number;

  private EvaluationLines(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  static EvaluationLines open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          file
              + (Files.exists(file) ? " is not a file" : " does not exist")
              + ": name a text file with the evaluation data");
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    var stream = Files.newInputStream(file);
    return new EvaluationLines(
        file, new BufferedReader(new InputStreamReader(stream, decoder), 1 << 16));
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    buffer.setLength(0);
    int c = reader.read();
    if (c < 0) {
      return false;
    }
    number++;
    while (c >= 0 && c != '\n') {
      if (buffer.length() == MAX_LENGTH) {
        throw bad("a line of more than " + MAX_LENGTH + " characters; is this the right file?");
      }
      buffer.append((char) c);
      c = reader.read();
    }
    line = withoutMarks(buffer);
    return true;
  }

  private String withoutMarks(StringBuilder text) {
    int start = number == 1 && !text.isEmpty() && text.charAt(0) == '\uFEFF' ? 1 : 0;
    int end = text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  /** The current line. */
  String line() {
    return line;
  }

  /** The number of the current line, from 1. */
  int number() {
    return number;
  }

  /** An error about the current line: the file, the number, what is wrong. */
  BadInputException bad(String problem) {
    return new BadInputException(file + ":" + number + ": " + problem);
  }

  /** A short piece of text that is safe to print. */
  static String excerpt(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .limit(EXCERPT)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(printable::appendCodePoint);
    boolean cut = text.codePointCount(0, text.length()) > EXCERPT;
    return "'" + printable + (cut ? "…'" : "'");
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
