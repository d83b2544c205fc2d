package dev.firth.tokenizers.phrases;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** The text form of a {@link PhraseModel}; {@code docs/formats.md} describes it. */
final class PhraseFile {
  private static final String HEAD = "firth-phrases 1";

  private final Path file;
  private final BufferedReader in;
  private final CRC32C crc = new CRC32C();
  private long line;

  private PhraseFile(Path file, BufferedReader in) {
    this.file = file;
    this.in = in;
  }

  static void write(Path file, PhraseModel model) throws IOException {
    byte[] text = text(model).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        file,
        out -> {
          out.write(text);
          String last = "crc32c " + checksum(text) + "\n";
          out.write(last.getBytes(StandardCharsets.US_ASCII));
        });
  }

  static String checksum(PhraseModel model) {
    return checksum(text(model).getBytes(StandardCharsets.UTF_8));
  }

  private static String checksum(byte[] text) {
    var crc = new CRC32C();
    crc.update(text);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static String text(PhraseModel model) {
    var text = new StringBuilder(HEAD).append('\n');
    text.append("delimiter ").append(model.delimiter()).append('\n');
    text.append("passes ").append(model.passes().size()).append('\n');
    for (var phrases : model.passes()) {
      text.append("phrases ").append(phrases.size()).append('\n');
      for (var phrase : phrases) {
        text.append(phrase.first()).append(' ').append(phrase.second()).append(' ');
        text.append(phrase.count()).append(' ').append(phrase.score()).append('\n');
      }
    }
    return text.toString();
  }

  static PhraseModel read(Path file) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var in = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
      return new PhraseFile(file, in).model();
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + " is damaged or no phrase model: it is not UTF-8", e);
    }
  }

  private PhraseModel model() throws IOException {
    if (!HEAD.equals(next())) {
      throw bad("is not '" + HEAD + "': this is no phrase model");
    }
    String delimiter = value("delimiter");
    int passCount = number("passes");
    List<List<Phrase>> passes = new ArrayList<>();
    for (int pass = 0; pass < passCount; pass++) {
      passes.add(phrases(number("phrases")));
    }
    String expected = HexFormat.of().toHexDigits((int) crc.getValue());
    if (!value("crc32c").equals(expected) || in.readLine() != null) {
      throw bad("does not hold the checksum of what stands before it: the file is damaged");
    }
    return new PhraseModel(delimiter, passes);
  }

  /** The list grows as lines are there, whatever the number says. */
  private List<Phrase> phrases(int count) throws IOException {
    var phrases = new ArrayList<Phrase>();
    var seen = new HashSet<List<String>>();
    for (int i = 0; i < count; i++) {
      String[] fields = next().split(" ", -1);
      if (fields.length != 4 || fields[0].isEmpty() || fields[1].isEmpty()) {
        throw bad("is not two words, a count and a score: the file is damaged");
      }
      if (!seen.add(List.of(fields[0], fields[1]))) {
        throw bad("repeats a phrase: the file is damaged");
      }
      try {
        phrases.add(
            new Phrase(
                fields[0], fields[1], Long.parseLong(fields[2]), Double.parseDouble(fields[3])));
      } catch (NumberFormatException e) {
        throw bad("is not two words, a count and a score: the file is damaged");
      }
    }
    return phrases;
  }

  private int number(String key) throws IOException {
    String value = value(key);
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as negative numbers are.
    }
    throw bad("has no number of " + key + ": the file is damaged");
  }

  private String value(String key) throws IOException {
    String text = next();
    if (!text.startsWith(key + " ") || text.length() == key.length() + 1) {
      throw bad("should say '" + key + " …': the file is damaged or no phrase model");
    }
    return text.substring(key.length() + 1);
  }

  /** The next line; all but the last count for the checksum. */
  private String next() throws IOException {
    line++;
    String text = in.readLine();
    if (text == null) {
      throw bad("is missing: the file was cut off");
    }
    if (!text.startsWith("crc32c ")) {
      crc.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return text;
  }

  private BadInputException bad(String what) {
    return new BadInputException(file + ", line " + line + " " + what);
  }
}
