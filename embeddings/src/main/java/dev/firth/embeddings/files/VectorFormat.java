package dev.firth.embeddings.files;

import dev.firth.embeddings.fasttext.FastTextBinary;
import dev.firth.runs.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The vector files that Firth reads and writes, recognised by what is in them, not by names. */
public enum VectorFormat {
  /** Firth's own, see {@link MappedVectors}. */
  FIRTH("firth"),
  /** See {@link Word2VecBinary}. */
  WORD2VEC_BINARY("word2vec-binary"),
  /** See {@link Word2VecText}. */
  WORD2VEC_TEXT("word2vec-text"),
  /** See {@link GloveText}. */
  GLOVE_TEXT("glove-text"),
  /** A model of fastText, see {@link FastTextVectors}. */
  FASTTEXT("fasttext");

  private final String label;

  VectorFormat(String label) {
    this.label = label;
  }

  /** The name that commands use, such as {@code word2vec-binary}. */
  public String label() {
    return label;
  }

  /** The format with this label. */
  public static Optional<VectorFormat> ofLabel(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  /** All labels, for help and messages. */
  public static String labels() {
    return Arrays.stream(values()).map(VectorFormat::label).collect(Collectors.joining(", "));
  }

  /** Reads a file that has this format. */
  public VectorTable read(Path file) throws IOException {
    return switch (this) {
      case FIRTH -> MappedVectors.open(file);
      case WORD2VEC_BINARY -> Word2VecBinary.read(file);
      case WORD2VEC_TEXT -> Word2VecText.read(file);
      case GLOVE_TEXT -> GloveText.read(file);
      case FASTTEXT -> FastTextVectors.read(file);
    };
  }

  /** Writes a file in this format; it appears whole or not at all. */
  public void write(Path file, VectorTable table) throws IOException {
    switch (this) {
      case FIRTH -> MappedVectors.write(file, table);
      case WORD2VEC_BINARY -> Word2VecBinary.write(file, table);
      case WORD2VEC_TEXT -> Word2VecText.write(file, table);
      case GLOVE_TEXT -> GloveText.write(file, table);
      case FASTTEXT -> FastTextVectors.write(file, table);
    }
  }

  /**
   * The format of a file.
   *
   * @throws BadInputException if there is no such file, it is empty, or of no format known
   */
  public static VectorFormat recognise(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + " is a folder: name the vector file in it");
    }
    if (!Files.exists(file)) {
      throw new BadInputException("no file " + file + ": check the path of the vectors");
    }
    FileHead head;
    try {
      head = FileHead.read(file);
    } catch (FileNotFoundException | java.nio.file.AccessDeniedException e) {
      throw new BadInputException(file + " cannot be read: check its permissions", e);
    }
    return recognise(file, head);
  }

  private static VectorFormat recognise(Path file, FileHead head) throws BadInputException {
    byte[] bytes = head.bytes();
    if (bytes.length == 0) {
      throw new BadInputException(file + " is empty: make or copy the vectors again");
    }
    if (MappedVectors.isMagic(bytes)) {
      return FIRTH;
    }
    if (FastTextBinary.isMagic(bytes)) {
      return FASTTEXT;
    }
    refuseKnownOthers(file, bytes);
    if (Word2VecHeader.isAt(bytes)) {
      int row = Word2VecHeader.end(bytes);
      return TextLine.isRow(bytes, row, lineEnd(bytes, row)) ? WORD2VEC_TEXT : WORD2VEC_BINARY;
    }
    if (TextLine.isRow(bytes, 0, lineEnd(bytes, 0))) {
      return GLOVE_TEXT;
    }
    throw new BadInputException(file + " is damaged or no vector file (known: " + labels() + ")");
  }

  private static int lineEnd(byte[] bytes, int from) {
    int to = from;
    while (to < bytes.length && bytes[to] != '\n') {
      to++;
    }
    return to;
  }

  private static void refuseKnownOthers(Path file, byte[] bytes) throws BadInputException {
    if (startsWith(bytes, 0x1f, 0x8b)
        || startsWith(bytes, 'B', 'Z', 'h')
        || startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)
        || startsWith(bytes, 'P', 'K', 3, 4)) {
      throw new BadInputException(file + " is compressed: unpack it first");
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
