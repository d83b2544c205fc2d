package dev.firth.eval.files;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The lines of an evaluation file with their numbers: UTF-8 with broken bytes replaced, ended by LF
 * or CR LF, a byte order mark skipped; packed files are unpacked. Lines longer than {@link
 * TextReader#MAX_PIECE} bytes are refused before they fill the memory. Not thread-safe.
 */
public final class EvaluationLines implements Closeable {
  private static final int EXCERPT = 40;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?((\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?|(?i:inf(inity)?))");

  private final Path file;
  private final TextReader reader;
  private String line = "";
  private int number;

  private EvaluationLines(Path file, TextReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws BadInputException if there is no such file
   */
  public static EvaluationLines open(Path file) throws IOException {
    if (!Files.exists(file) || Files.isDirectory(file)) {
      throw new BadInputException(
          file
              + (Files.exists(file) ? " is not a file" : " does not exist")
              + ": name a text file with the evaluation data");
    }
    return new EvaluationLines(file, Corpus.of(file).open());
  }

  /** Moves to the next line; false at the end. */
  public boolean next() throws IOException {
    if (!reader.next()) {
      return false;
    }
    number++;
    if (!reader.endsLine()) {
      throw bad("a line of more than " + TextReader.MAX_PIECE + " bytes; is this the right file?");
    }
    line = new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8);
    return true;
  }

  /** The current line. */
  public String line() {
    return line;
  }

  /** The number of the current line, from 1. */
  public int number() {
    return number;
  }

  /** An error about the current line: the file, the number, what is wrong. */
  public BadInputException bad(String problem) {
    return new BadInputException(file + ":" + number + ": " + problem);
  }

  /** A short piece of text that is safe to print. */
  public static String excerpt(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .limit(EXCERPT)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(printable::appendCodePoint);
    boolean cut = text.codePointCount(0, text.length()) > EXCERPT;
    return "'" + printable + (cut ? "…'" : "'");
  }

  /**
   * The number that a text is, decimal or infinite; empty for NaN and for everything else that is
   * no number.
   */
  public static OptionalDouble number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    char last = text.charAt(text.length() - 1);
    if (Character.isLetter(last)) {
      return OptionalDouble.of(
          text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return OptionalDouble.of(Double.parseDouble(text));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
