package dev.firth.embeddings;

import dev.firth.embeddings.files.MappedVectors;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes vector files in every format that {@link VectorFormat} lists. */
public final class VectorFiles {
  private VectorFiles() {}

  /**
   * Opens a file of any known format. Firth's own is mapped and its rows are checked when they are
   * first used; the others are read into memory and checked now.
   *
   * @throws BadInputException if the file is missing, damaged or no vector file
   */
  public static WordVectors open(Path file) throws IOException {
    return WordVectors.of(recognise(file).read(file));
  }

  /** The format of a file, told by its content. */
  public static VectorFormat recognise(Path file) throws IOException {
    return VectorFormat.recognise(file);
  }

  /**
   * Writes vectors; the file appears whole or not at all.
   *
   * @throws BadInputException if the format cannot hold one of the words
   */
  public static void write(Path file, WordVectors vectors, VectorFormat format) throws IOException {
    format.write(file, vectors.table());
  }

  /**
   * Reads a whole file and throws if anything in it is damaged: for Firth's own format all
   * checksums are compared, for others the file is read.
   */
  public static void verify(Path file) throws IOException {
    VectorFormat format = recognise(file);
    if (format == VectorFormat.FIRTH) {
      MappedVectors.verify(file);
    } else {
      format.read(file).close();
    }
  }
}
