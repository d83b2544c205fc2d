package dev.firth.tokenizers.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.bpe.SubwordNmtModel;
import dev.firth.tokenizers.model.bpe.SubwordNmtOptions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files of subword-nmt: codes, in each line two symbols that are merged, after a line {@code
 * #version: 0.2} or none; and vocabularies, in each line a part of a word and how often it occurs.
 */
public final class SubwordNmtCodes {
  private static final String VERSION = "#version:";

  private SubwordNmtCodes() {}

  /**
   * Reads codes.
   *
   * @throws BadInputException if a line is not two symbols, or the version is not known
   */
  public static SubwordNmtModel read(Path file, SubwordNmtOptions options) throws IOException {
    return read(file, Integer.MAX_VALUE, options);
  }

  /** Reads the first codes of a file, as {@code --merges} of subword-nmt does. */
  public static SubwordNmtModel read(Path file, int merges, SubwordNmtOptions options)
      throws IOException {
    List<String> lines = lines(file);
    boolean saysVersion = !lines.isEmpty() && lines.getFirst().startsWith(VERSION);
    int first = saysVersion ? 1 : 0;
    List<Merge> codes = new ArrayList<>();
    for (int i = first; i < lines.size() && codes.size() < merges; i++) {
      codes.add(code(lines.get(i), file, i + 1));
    }
    var version = saysVersion ? version(lines.getFirst(), file) : SubwordNmtModel.Version.V0_1;
    return new SubwordNmtModel(version, codes, options);
  }

  /** All lines without empty ones at the end. */
  private static List<String> lines(Path file) throws IOException {
    try {
      List<String> lines =
          new ArrayList<>(List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)));
      while (!lines.isEmpty() && lines.getLast().isEmpty()) {
        lines.removeLast();
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": this is not UTF-8 text; give a file of subword-nmt", e);
    }
  }

  private static SubwordNmtModel.Version version(String line, Path file) throws BadInputException {
    String number = line.substring(VERSION.length()).strip();
    return switch (number.replaceAll("(\\.0+)+$", "")) {
      case "0.1" -> SubwordNmtModel.Version.V0_1;
      case "0.2" -> SubwordNmtModel.Version.V0_2;
      default ->
          throw new BadInputException(
              file + " line 1: version '" + number + "' is not known, only 0.1 and 0.2 are");
    };
  }

  private static Merge code(String line, Path file, int number) throws BadInputException {
    String[] symbols = strip(line).split(" ", -1);
    if (symbols.length != 2 || symbols[0].isEmpty() || symbols[1].isEmpty()) {
      throw new BadInputException(
          file
              + " line "
              + number
              + ": not two symbols with a blank between; is this a file of"
              + " codes?");
    }
    return new Merge(symbols[0], symbols[1]);
  }

  private static String strip(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isStripped(line.charAt(from))) {
      from++;
    }
    while (to > from && isStripped(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isStripped(char c) {
    return c == ' ' || c == '\r';
  }

  /** Writes the codes of a model. */
  public static void write(SubwordNmtModel model, Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          var text = new StringBuilder();
          if (model.version() == SubwordNmtModel.Version.V0_2) {
            text.append(VERSION).append(" 0.2\n");
          }
          for (Merge code : model.codes()) {
            text.append(code.left()).append(' ').append(code.right()).append('\n');
          }
          out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        });
  }

  /**
   * Reads a vocabulary as {@code subword-nmt get-vocab} writes it.
   *
   * @param threshold how often a part occurs at least
   * @throws BadInputException if a line is not a part and a count
   */
  public static Set<String> readVocabulary(Path file, long threshold) throws IOException {
    List<String> lines = lines(file);
    Set<String> parts = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = strip(lines.get(i)).split(" ", -1);
      if (fields.length != 2) {
        throw notAPart(file, i + 1, null);
      }
      try {
        if (Long.parseLong(fields[1]) >= threshold) {
          parts.add(fields[0]);
        }
      } catch (NumberFormatException e) {
        throw notAPart(file, i + 1, e);
      }
    }
    return parts;
  }

  private static BadInputException notAPart(Path file, int line, Exception cause) {
    return new BadInputException(
        file + " line " + line + ": not a part of a word, a blank and a count", cause);
  }
}
