package dev.firth.embeddings.files;

import dev.firth.runs.BadInputException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Compares each block of a mapped file's rows with its checksum before the first use of any of
 * them, and sees that it holds numbers only. Threads that meet at a block may both check it.
 */
final class BlockCheck implements VectorTable.RowCheck {

  private final Path file;
  private final MemorySegment rows;
  private final MemorySegment checksums;
  private final int rowsPerBlock;
  private final long stride;
  private final int dim;
  private final AtomicIntegerArray checked;

  BlockCheck(
      Path file,
      MemorySegment rows,
      MemorySegment checksums,
      int rowsPerBlock,
      long stride,
      int dim) {
    this.file = file;
    this.rows = rows;
    this.checksums = checksums;
    this.rowsPerBlock = rowsPerBlock;
    this.stride = stride;
    this.dim = dim;
    this.checked = new AtomicIntegerArray((int) (checksums.byteSize() / 4));
  }

  @Override
  public void check(int firstRow, int count) throws BadInputException {
    int last = (firstRow + count - 1) / rowsPerBlock;
    for (int block = firstRow / rowsPerBlock; block <= last; block++) {
      if (checked.getAcquire(block) == 0) {
        checkBlock(block);
        checked.setRelease(block, 1);
      }
    }
  }

  private void checkBlock(int block) throws BadInputException {
    long from = block * (rowsPerBlock * stride);
    var part = rows.asSlice(from, Math.min(rowsPerBlock * stride, rows.byteSize() - from));
    int first = block * rowsPerBlock;
    int count = (int) (part.byteSize() / stride);
    if (MappedVectors.crc(part) != checksums.get(WordIndex.INT, 4L * block)) {
      throw MappedVectors.damaged(file, "the rows " + first + " to " + (first + count - 1));
    }
    int bad = RowValues.firstBadRow(part, count, stride, dim);
    if (bad >= 0) {
      throw new BadInputException(
          file
              + " holds a value that is no finite number in row "
              + (first + bad)
              + ": whoever wrote it had diverged, train again");
    }
  }
}
