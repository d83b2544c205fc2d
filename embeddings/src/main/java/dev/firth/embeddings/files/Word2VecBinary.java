package dev.firth.embeddings.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The binary vector file of word2vec (Mikolov et al. 2013, {@code -binary 1}): a line {@code words
 * dim}, then for each word its bytes, a space and {@code dim} little-endian float32. word2vec.c
 * ends each row with a newline, gensim and the GoogleNews vectors do not; both are read, and the
 * former is written. A word cannot hold a space.
 */
public final class Word2VecBinary {

  private static final int MAX_WORD_BYTES = 1 << 14;

  private Word2VecBinary() {}

  /**
   * Reads a file into memory.
   *
   * @throws BadInputException if it is cut, longer than its header says, or holds what is no number
   */
  public static VectorTable read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ);
        var mapping = Arena.ofConfined()) {
      var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), mapping);
      var header = Word2VecHeader.read(file);
      checkLength(file, header, mapped.byteSize());
      var arena = Arena.ofShared();
      try {
        return read(file, header, mapped, arena);
      } catch (Throwable e) {
        arena.close();
        throw e;
      }
    }
  }

  private static void checkLength(Path file, Word2VecHeader header, long length)
      throws BadInputException {
    long leastRowBytes = 4L * header.dim() + 2;
    if (header.words() > (length - header.length()) / leastRowBytes) {
      throw new BadInputException(
          file
              + " says "
              + header.words()
              + " words of "
              + header.dim()
              + " dimensions in its first line, but its "
              + length
              + " bytes hold fewer: it is cut off or its first line is wrong, make or copy it"
              + " again");
    }
  }

  private static VectorTable read(
      Path file, Word2VecHeader header, MemorySegment mapped, Arena arena)
      throws BadInputException {
    long stride = VectorTable.strideBytes(header.dim());
    long valueBytes = 4L * header.dim();
    var rows = arena.allocate(header.words() * stride, 64);
    var merger = new RowMerger(rows, stride, (int) header.words());
    var word = new byte[MAX_WORD_BYTES];
    long at = header.length();
    for (int row = 0; row < header.words(); row++) {
      at = skipNewline(mapped, at);
      int wordBytes = readWord(file, mapped, at, word, row);
      at += wordBytes + 1;
      if (mapped.byteSize() - at < valueBytes) {
        throw new BadInputException(
            file
                + " ends in row "
                + row
                + " of "
                + header.words()
                + ", at byte "
                + mapped.byteSize()
                + ": it is cut off, make or copy it again");
      }
      MemorySegment.copy(mapped, at, rows, row * stride, valueBytes);
      if (!RowValues.isFinite(rows, row * stride, header.dim())) {
        throw new BadInputException(
            file
                + " holds a value that is no finite number in row "
                + row
                + " ('"
                + TextRows.show(word, 0, wordBytes)
                + "', byte "
                + at
                + "): the file is damaged or its training diverged");
      }
      merger.add(word, 0, wordBytes);
      at += valueBytes;
    }
    at = skipNewline(mapped, at);
    if (at < mapped.byteSize()) {
      throw new BadInputException(
          file
              + " goes on at byte "
              + at
              + " after the "
              + header.words()
              + " words that its first line says: its first line is wrong or the file is damaged");
    }
    return merger.finish(header.dim(), arena);
  }

  private static long skipNewline(MemorySegment mapped, long at) {
    boolean newline = at < mapped.byteSize() && mapped.get(ValueLayout.JAVA_BYTE, at) == '\n';
    return newline ? at + 1 : at;
  }

  private static int readWord(Path file, MemorySegment mapped, long at, byte[] word, int row)
      throws BadInputException {
    long most = Math.min(word.length, mapped.byteSize() - at);
    for (int i = 0; i < most; i++) {
      byte b = mapped.get(ValueLayout.JAVA_BYTE, at + i);
      if (b == ' ' && i > 0) {
        return i;
      }
      // Control characters, or a space where a word begins, are numbers taken for a word.
      if (b == ' ' || (b >= 0 && b < ' ' && b != '\t')) {
        break;
      }
      word[i] = b;
    }
    throw new BadInputException(
        file
            + " has no word at byte "
            + at
            + " where row "
            + row
            + " begins: it is cut off or damaged, or its first line is wrong");
  }

  /** Writes a table as word2vec.c does, a newline after each row. */
  public static void write(Path file, VectorTable table) throws IOException {
    table.check(0, table.size());
    AtomicFile.write(
        file,
        out -> {
          out.write(Word2VecHeader.bytes(table));
          var row = MemorySegment.ofArray(new byte[4 * table.dim()]);
          for (int id = 0; id < table.size(); id++) {
            out.write(PlainWords.checked(table, id, PlainWords.NO_SPACES));
            out.write(' ');
            MemorySegment.copy(table.rows(), id * table.strideBytes(), row, 0, row.byteSize());
            out.write((byte[]) row.heapBase().orElseThrow());
            out.write('\n');
          }
        });
  }
}
