package dev.firth.transformer.bert.finetune.data;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextReader;
import dev.firth.runs.BadInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file and where they stand. A packed file is unpacked. */
final class NumberedLines implements Closeable {
  private final Path file;
  private final TextReader reader;
  private String line = "";
  private int number;

  /**
   * @throws BadInputException if there is no such file
   */
  NumberedLines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          file
              + (Files.exists(file) ? " is not a file" : " does not exist")
              + ": name a file with examples");
    }
    this.file = file;
    this.reader = Corpus.of(file).open();
  }

  /**
   * Goes to the next line; false at the end.
   *
   * @throws BadInputException if it is longer than any example would be
   */
  boolean next() throws IOException {
    if (!reader.next()) {
      return false;
    }
    number++;
    if (!reader.endsLine()) {
      throw origin().bad("the line has more than " + TextReader.MAX_PIECE + " bytes");
    }
    line = new String(reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8);
    return true;
  }

  String line() {
    return line;
  }

  Origin origin() {
    return new Origin(file, number);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
