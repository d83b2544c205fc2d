package dev.firth.embeddings.files;

import dev.firth.runs.BadInputException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** Walks once through a mapped word2vec binary, row by row. */
final class Word2VecBinaryReader {

  private static final int MAX_WORD_BYTES = 1 << 12;

  private final Path file;
  private final Word2VecHeader header;
  private final MemorySegment mapped;
  private final Arena arena;
  private final byte[] word = new byte[MAX_WORD_BYTES];
  private final float[] values;
  private long at;

  /**
   * @param header with lengths that the file can hold
   * @param arena where the rows go
   */
  Word2VecBinaryReader(Path file, Word2VecHeader header, MemorySegment mapped, Arena arena) {
    this.file = file;
    this.header = header;
    this.mapped = mapped;
    this.arena = arena;
    this.values = new float[header.dim()];
    this.at = header.length();
  }

  VectorTable read() throws BadInputException {
    long stride = VectorTable.strideBytes(header.dim());
    var rows = arena.allocate(header.words() * stride, 64);
    var merger = new RowMerger(rows, stride, (int) header.words());
    for (int row = 0; row < header.words(); row++) {
      skipNewline();
      int wordBytes = readWord(row);
      readValues(row, wordBytes);
      MemorySegment.copy(values, 0, rows, VectorTable.FLOAT, row * stride, values.length);
      merger.add(word, 0, wordBytes);
    }
    skipNewline();
    if (at < mapped.byteSize()) {
      throw bad(
          "goes on at byte "
              + at
              + " after the "
              + header.words()
              + " words that its first line says: that line is wrong or the file is damaged");
    }
    return merger.finish(header.dim(), arena);
  }

  private void skipNewline() {
    if (at < mapped.byteSize() && mapped.get(ValueLayout.JAVA_BYTE, at) == '\n') {
      at++;
    }
  }

  private int readWord(int row) throws BadInputException {
    int most = (int) Math.min(word.length, mapped.byteSize() - at);
    for (int i = 0; i < most; i++) {
      byte b = mapped.get(ValueLayout.JAVA_BYTE, at + i);
      if (b == ' ' && i > 0) {
        at += i + 1;
        return i;
      }
      // Control characters, or a space where a word begins, are numbers taken for a word.
      if (b == ' ' || (b >= 0 && b < ' ' && b != '\t')) {
        break;
      }
      word[i] = b;
    }
    throw bad(
        "has no word at byte "
            + at
            + " where row "
            + row
            + " begins: it is cut off or damaged, or its first line is wrong");
  }

  private void readValues(int row, int wordBytes) throws BadInputException {
    if (mapped.byteSize() - at < 4L * values.length) {
      throw bad(
          "ends in row "
              + row
              + " of "
              + header.words()
              + ", at byte "
              + mapped.byteSize()
              + ": it is cut off, make or copy it again");
    }
    MemorySegment.copy(mapped, VectorTable.FLOAT, at, values, 0, values.length);
    if (!RowValues.isFinite(values, values.length)) {
      throw bad(
          "holds a value that is no finite number in row "
              + row
              + " ('"
              + TextRows.show(word, 0, wordBytes)
              + "', byte "
              + at
              + "): the file is damaged or its training diverged");
    }
    at += 4L * values.length;
  }

  private BadInputException bad(String what) {
    return new BadInputException(file + " " + what);
  }
}
