package dev.firth.corpora.text;

import dev.firth.runs.BadInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A whole compressed file. */
final class UnpackedText implements StoredText {
  private static final int BUFFER = 1 << 16;

  private final Stored stored;
  private final Compression compression;
  private final String name;
  private InputStream unpacked;
  private long read;

  UnpackedText(FileChannel channel, Compression compression, String name) {
    this.stored = new Stored(Channels.newInputStream(channel));
    this.compression = compression;
    this.name = name;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      if (unpacked == null) {
        unpacked = unpack();
      }
      int got = unpacked.readNBytes(into, offset, length);
      read += got;
      return got;
    } catch (IOException | RuntimeException e) {
      // The decoders report damage as anything from EOFException to an index out of bounds.
      if (stored.failure != null) {
        throw stored.failure;
      }
      throw damaged(e);
    }
  }

  private InputStream unpack() throws IOException {
    InputStream in = new BufferedInputStream(stored, BUFFER);
    return switch (compression) {
      case NONE -> in;
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(in)
              .setDecompressConcatenated(true)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case ZSTD -> new ZstdInputStream(new ZstdFrames(in));
    };
  }

  private BadInputException damaged(Exception e) {
    return new BadInputException(
        "%s: truncated or damaged %s data near byte %d, after %d bytes of text (%s)"
            .formatted(
                name,
                compression.name().toLowerCase(Locale.ROOT),
                stored.count,
                read,
                e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
        e);
  }

  @Override
  public long storedBytes() {
    return stored.count;
  }

  @Override
  public boolean beginsFile() {
    return true;
  }

  @Override
  public boolean endsFile() {
    return true;
  }

  @Override
  public String place(long read) {
    return "byte " + read + " of the unpacked text";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    if (unpacked != null) {
      unpacked.close();
    }
    stored.close();
  }

  /** Counts, and remembers a failure of the disk, which is not the fault of the data. */
  private static final class Stored extends FilterInputStream {
    long count;
    IOException failure;

    Stored(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int got = in.read(into, offset, length);
        count += Math.max(got, 0);
        return got;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
