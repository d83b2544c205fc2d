package dev.firth.embeddings.files;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The text vector file of word2vec ({@code -binary 0}), also gensim's and fastText's {@code .vec}:
 * a line {@code words dim}, then {@code word number … number} a line, divided by spaces. Words with
 * spaces are read (the last {@code dim} fields are the numbers) and never written, since other
 * programs would not read them.
 */
public final class Word2VecText {
  private Word2VecText() {}

  /**
   * Reads a file into memory.
   *
   * @throws BadInputException naming the line, if the rows are not what the first line says
   */
  public static VectorTable read(Path file) throws IOException {
    var header = Word2VecHeader.read(file);
    return TextRows.read(file, header.length(), 1, header.dim(), header.words());
  }

  /** Writes a table; numbers as {@link Float#toString}, which read back equal everywhere. */
  public static void write(Path file, VectorTable table) throws IOException {
    TextWriter.write(file, table, Word2VecHeader.bytes(table), PlainWords.NO_SPACES);
  }
}
