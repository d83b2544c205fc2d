package dev.firth.embeddings.fasttext;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The model files of fastText: {@code .bin}, versions 11 and 12, and {@code .ftz}, whose matrices
 * are product-quantised. {@code docs/formats.md} has the layout. The input matrix of a {@code .bin}
 * stays in the file, which is mapped: opening a large model takes little memory of its own.
 */
public final class FastTextBinary {
  static final int MAGIC = 793712314;
  static final int VERSION = 12;
  private static final int BUFFER_BYTES = 1 << 20;

  private FastTextBinary() {}

  /** Whether a file that begins with these bytes is a fastText model of any version. */
  public static boolean isMagic(byte[] start) {
    return start.length >= 4
        && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == MAGIC;
  }

  /**
   * Opens a model; it holds the file until it is closed.
   *
   * @throws BadInputException if the file is no model of a known version, cut off or damaged
   */
  public static FastTextModel open(Path file) throws IOException {
    return open(file, FastTextDictionary.LABEL_PREFIX);
  }

  /**
   * Opens a model whose labels begin with another prefix, which the file does not tell.
   *
   * @throws BadInputException if the file is no model of a known version, cut off or damaged
   */
  public static FastTextModel open(Path file, String labelPrefix) throws IOException {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + " is a folder: name the model file in it");
    }
    var arena = Arena.ofShared();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new FastTextReader(file, new FileCursor(file, mapped), arena).read(labelPrefix);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Writes a model as fastText does ({@code .bin}, version 12); the file appears whole or not at
   * all. Input rows are the words in the order of the dictionary, then the buckets; output rows the
   * words, or for a classifier the labels.
   *
   * @throws IllegalArgumentException if the matrices do not fit the dictionary
   */
  public static void write(
      Path file,
      FastTextArgs args,
      FastTextDictionary dictionary,
      RowMatrix input,
      RowMatrix output)
      throws IOException {
    checkFit(args, dictionary, input, output);
    AtomicFile.writeChannel(
        file,
        channel -> {
          var out = new FastTextWriter(channel, BUFFER_BYTES);
          out.header(args);
          out.dictionary(dictionary);
          out.matrix(input);
          out.matrix(output);
          out.flush();
        });
  }

  private static void checkFit(
      FastTextArgs args, FastTextDictionary dictionary, RowMatrix input, RowMatrix output) {
    boolean supervised = args.kind() == ModelKind.SUPERVISED;
    long outputs = supervised ? dictionary.labels() : dictionary.words();
    long inputs = (long) dictionary.words() + args.buckets();
    if (dictionary.isPruned()
        || input.rows() != inputs
        || output.rows() != outputs
        || input.dim() != args.dim()
        || output.dim() != args.dim()) {
      throw new IllegalArgumentException(
          "a model of %d words, %d buckets and %d dimensions with matrices of %d x %d and %d x %d"
              .formatted(
                  dictionary.words(),
                  args.buckets(),
                  args.dim(),
                  input.rows(),
                  input.dim(),
                  output.rows(),
                  output.dim()));
    }
  }
}
