package dev.firth.tokenizers.ids;

import dev.firth.tokenizers.Vocabulary;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Writes what stands before and behind the ids of a file. Blocks are always of {@value #BLOCK_INTS}
 * ints from the first one on, whoever wrote the ids in whatever portions: the bytes of the file
 * depend on its ids and vocabulary alone. So checksums are taken when all ids are written; what was
 * just written still lies in the memory of the system.
 */
final class IdFrame {
  static final int BLOCK_INTS = 1 << 18;

  private static final int BLOCK_BYTES = BLOCK_INTS * Integer.BYTES;

  private final FileChannel channel;
  private final int vocabularySize;
  private final int vocabularyFingerprint;

  IdFrame(FileChannel channel, int vocabularySize, int vocabularyFingerprint) {
    this.channel = channel;
    this.vocabularySize = vocabularySize;
    this.vocabularyFingerprint = vocabularyFingerprint;
  }

  IdFrame(FileChannel channel, Vocabulary vocabulary) {
    this(channel, vocabulary.size(), vocabulary.fingerprint());
  }

  /**
   * To be called when the ids stand at their place.
   *
   * @param length ints
   * @param tokens ints that are words
   */
  void write(long length, long tokens, int threads) throws IOException {
    int blocks = Math.toIntExact((length + BLOCK_INTS - 1) / BLOCK_INTS);
    ByteBuffer header =
        new IdHeader(length, tokens, blocks, vocabularySize, vocabularyFingerprint).toBytes();
    ByteBuffer table = table(length, blocks, threads);
    var crc = new CRC32C();
    crc.update(header.duplicate());
    crc.update(table.duplicate());
    writeAt(channel, header, 0);
    long at = IdHeader.BYTES + length * Integer.BYTES;
    at += writeAt(channel, table, at);
    ByteBuffer last = ByteBuffer.allocate(IdFile.LAST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    writeAt(channel, last.putInt((int) crc.getValue()).flip(), at);
  }

  private ByteBuffer table(long length, int blocks, int threads) throws IOException {
    var checksums = new int[blocks];
    // One share of the blocks for each thread, so that each needs one buffer.
    int shares = Math.clamp(blocks, 1, threads);
    var parts = IntStream.range(0, shares);
    try {
      (shares > 1 ? parts.parallel() : parts)
          .forEach(share -> checksums(length, checksums, share, shares));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    ByteBuffer table =
        ByteBuffer.allocate(Math.multiplyExact(blocks, IdFile.BLOCK_ENTRY_BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int block = 0; block < blocks; block++) {
      long ints = Math.min(BLOCK_INTS, length - (long) block * BLOCK_INTS);
      table.putInt((int) ints).putInt(checksums[block]);
    }
    return table.flip();
  }

  private void checksums(long length, int[] checksums, int first, int step) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK_BYTES);
    for (int block = first; block < checksums.length; block += step) {
      long from = (long) block * BLOCK_BYTES;
      buffer.clear().limit((int) Math.min(BLOCK_BYTES, length * Integer.BYTES - from));
      read(buffer, IdHeader.BYTES + from);
      var crc = new CRC32C();
      crc.update(buffer.flip());
      checksums[block] = (int) crc.getValue();
    }
  }

  private void read(ByteBuffer buffer, long from) {
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, from + buffer.position()) < 0) {
          throw new EOFException("the ids end at byte " + (from + buffer.position()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long writeAt(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    return at - position;
  }
}
