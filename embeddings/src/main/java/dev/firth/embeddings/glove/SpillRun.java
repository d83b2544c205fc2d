package dev.firth.embeddings.glove;

import dev.firth.runs.ScratchFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The counts of one part of a text, sorted and compressed, in a temporary file: for each word of a
 * stratum the number of its contexts, and for each context the step from the one before and its
 * units, all as numbers of seven bits a byte.
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
      out.write(row.size());
      int before = 0;
      for (int i = 0; i < row.size(); i++) {
        out.write(row.context(i) - before);
        out.write(row.units(i));
        before = row.context(i);
      }
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
      int context = 0;
      for (long left = number(); left > 0; left--) {
        context += (int) number();
        row.add(context, number());
      }
    }

    private long number() throws IOException {
      long number = 0;
      for (int shift = 0; ; shift += 7) {
        if (!buffer.hasRemaining()) {
          fill();
        }
        long bits = buffer.get();
        number |= (bits & 0x7f) << shift;
        if (bits >= 0) {
          return number;
        }
      }
    }

    private void fill() throws IOException {
      buffer.clear().limit((int) Math.min(READ_BYTES, end - next));
      file.read(buffer, next);
      buffer.flip();
      next += buffer.remaining();
    }
  }
}
