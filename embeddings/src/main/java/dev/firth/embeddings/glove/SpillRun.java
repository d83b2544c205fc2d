package dev.firth.embeddings.glove;

import dev.firth.runs.ScratchFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The counts of one part of a text, sorted and compressed, in a temporary file: {@link RowBytes} of
 * the words of each stratum, as numbers of seven bits a byte.
 */
final class SpillRun {
  private static final int READ_BYTES = 1 << 16;

  private final ScratchFile file;

  /** By stratum. */
  private final long[] begins;

  private final long[] lengths;

  SpillRun(ScratchFile file, int strata) {
    this.file = file;
    begins = new long[strata];
    lengths = new long[strata];
  }

  /** Bytes of memory that a thread needs to read a run. */
  static long readBytes() {
    return READ_BYTES;
  }

  RowSink writer() {
    return new Writer();
  }

  RowSource reader() {
    return new Reader();
  }

  private final class Writer implements RowSink {
    private final VarBytes out = new VarBytes();

    @Override
    public void row(int word, DenseRow row) {
      RowBytes.write(row, out);
    }

    @Override
    public void end(int stratum) throws IOException {
      ByteBuffer bytes = out.take();
      lengths[stratum] = bytes.remaining();
      begins[stratum] = file.append(bytes);
    }
  }

  private final class Reader implements RowSource {
    private final ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);
    private long next;
    private long end;

    @Override
    public void begin(int stratum) {
      next = begins[stratum];
      end = next + lengths[stratum];
      buffer.limit(0);
    }

    @Override
    public void add(int word, DenseRow row) throws IOException {
      RowBytes.add(this::number, row);
    }

    private long number() throws IOException {
      if (buffer.remaining() < VarBytes.LONGEST && next < end) {
        fill();
      }
      return VarBytes.next(buffer);
    }

    private void fill() throws IOException {
      buffer.compact();
      int got = (int) Math.min(buffer.remaining(), end - next);
      buffer.limit(buffer.position() + got);
      file.read(buffer, next);
      buffer.flip();
      next += got;
    }
  }
}
