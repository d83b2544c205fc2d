package dev.firth.tokenizers;

import dev.firth.runs.BadInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text form of a vocabulary, byte by byte, since words need not be valid UTF-8. */
final class VocabularyText {
  /** A longer line is no word and a count; the reader must not collect a whole foreign file. */
  private static final int LONGEST_LINE = 4 << 20;

  private final Path file;
  private final WordTable words = new WordTable(1 << 12);
  private long sum;
  private long line;

  private VocabularyText(Path file) {
    this.file = file;
  }

  static Vocabulary read(Path file) throws IOException {
    var text = new VocabularyText(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      text.readLines(in);
    }
    return text.vocabulary();
  }

  private void readLines(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        line++;
        addLine(bytes.toByteArray());
        bytes.reset();
      } else {
        bytes.write(next);
        if (bytes.size() > LONGEST_LINE) {
          line++;
          throw bad("is longer than " + LONGEST_LINE + " bytes: this is no vocabulary file");
        }
      }
    }
    if (bytes.size() > 0) {
      line++;
      throw bad("has no line end: the file may be cut off; if it is whole, add one");
    }
  }

  private void addLine(byte[] bytes) throws BadInputException {
    int end = trimmedEnd(bytes, bytes.length);
    if (end == 0) {
      return;
    }
    int countStart = end;
    while (countStart > 0 && !isBlank(bytes[countStart - 1])) {
      countStart--;
    }
    int wordEnd = trimmedEnd(bytes, countStart);
    if (wordEnd == 0) {
      throw bad("has one field: a word and its count are expected");
    }
    for (int i = 0; i < wordEnd; i++) {
      if (isBlank(bytes[i])) {
        throw bad("has white space in or before the word: a word and its count are expected");
      }
    }
    add(bytes, wordEnd, count(bytes, countStart, end));
  }

  private void add(byte[] bytes, int wordEnd, long count) throws BadInputException {
    int before = words.size();
    int id = words.add(bytes, 0, wordEnd, count);
    if (id < before) {
      throw bad("has the word '" + words.word(id) + "' again: every word may come once");
    }
    try {
      sum = Math.addExact(sum, count);
    } catch (ArithmeticException e) {
      throw bad("makes the sum of the counts larger than 2^63: the counts cannot be right");
    }
  }

  private long count(byte[] bytes, int start, int end) throws BadInputException {
    var digits = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    boolean numeric = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!numeric) {
      throw bad("ends with '" + shown(digits) + "' instead of a count (a number from 0)");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw bad("has the count " + shown(digits) + ", which is larger than 2^63");
    }
  }

  private Vocabulary vocabulary() throws BadInputException {
    if (words.size() == 0) {
      throw new BadInputException(file + " holds no word: a vocabulary needs at least one");
    }
    return new Vocabulary(words, words.counts(), sum);
  }

  private BadInputException bad(String what) {
    return new BadInputException(file + ", line " + line + " " + what);
  }

  private static String shown(String field) {
    String printable = field.replaceAll("[^ -~]", "?");
    return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
  }

  private static int trimmedEnd(byte[] bytes, int end) {
    int at = end;
    while (at > 0 && isBlank(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
