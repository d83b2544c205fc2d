package dev.firth.embeddings.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
        return new Word2VecBinaryReader(file, header, mapped, arena).read();
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
