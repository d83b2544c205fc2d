package dev.firth.embeddings.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a word2vec file: how many words, how many dimensions. */
record Word2VecHeader(long words, int dim, int length) {

  private static final Pattern LINE = Pattern.compile("([-+]?\\d+)[ \\t]+([-+]?\\d+)[ \\t]*\\r?");
  private static final int MAX_LINE = 100;

  /** Reads the header of a file that has one. */
  static Word2VecHeader read(Path file) throws IOException {
    byte[] head = FileHead.read(file).bytes();
    var line = line(head);
    if (line.isEmpty()) {
      throw new BadInputException(
          file + " does not begin with the line 'words dimensions': it is no word2vec file");
    }
    long words = number(line.get().group(1));
    long dim = number(line.get().group(2));
    if (words < 1 || words > VectorTable.MAX_WORDS || dim < 1 || dim > VectorTable.MAX_DIM) {
      throw new BadInputException(
          file
              + " says '"
              + line.get().group()
              + "' in its first line: between 1 and "
              + VectorTable.MAX_WORDS
              + " words and between 1 and "
              + VectorTable.MAX_DIM
              + " dimensions can be");
    }
    return new Word2VecHeader(words, (int) dim, end(head));
  }

  /** Whether a file that begins so has a header, right or wrong. */
  static boolean isAt(byte[] head) {
    return line(head).isPresent();
  }

  /** Where the first line ends, behind its LF if it has one; the header must be there. */
  static int end(byte[] head) {
    return Math.min(head.length, line(head).orElseThrow().end() + 1);
  }

  private static Optional<Matcher> line(byte[] head) {
    int end = 0;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    // A file that ends in its first line has a header too, as a cut file may.
    if (end > MAX_LINE) {
      return Optional.empty();
    }
    var matcher = LINE.matcher(new String(head, 0, end, US_ASCII));
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  /** The number, or -1 if it is out of any bounds. */
  private static long number(String digits) {
    return digits.length() > 12 ? -1 : Long.parseLong(digits);
  }

  static byte[] bytes(VectorTable table) {
    return (table.size() + " " + table.dim() + "\n").getBytes(US_ASCII);
  }
}
