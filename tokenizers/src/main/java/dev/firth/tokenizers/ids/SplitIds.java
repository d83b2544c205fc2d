package dev.firth.tokenizers.ids;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.zip.CRC32C;

/** The ids of one split: blocks that wait to be written, and the checksums of all its blocks. */
final class SplitIds {
  private final int split;
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
  private ByteBuffer table = tableOf(4);
  private long ints;
  private long intsWritten;
  private boolean ended;

  SplitIds(int split) {
    this.split = split;
  }

  int split() {
    return split;
  }

  long ints() {
    return ints;
  }

  /** Takes the next block, ready to be read. */
  void add(ByteBuffer block) {
    var crc = new CRC32C();
    crc.update(block.duplicate());
    if (!table.hasRemaining()) {
      table = tableOf(2 * table.capacity() / IdFile.BLOCK_ENTRY_BYTES).put(table.flip());
    }
    int length = block.remaining() / Integer.BYTES;
    table.putInt(length).putInt((int) crc.getValue());
    ints += length;
    waiting.add(block);
  }

  void end() {
    ended = true;
  }

  boolean isDone() {
    return ended && waiting.isEmpty();
  }

  /** The next block to be written, null if there is none at present. */
  ByteBuffer poll() {
    return waiting.poll();
  }

  /** The place of the next block to be written, within the split; it is taken to be written. */
  long advance(int blockInts) {
    long at = intsWritten;
    intsWritten += blockInts;
    return at;
  }

  /** Length and checksum of each block. */
  ByteBuffer table() {
    return table.duplicate().flip();
  }

  private static ByteBuffer tableOf(int blocks) {
    return ByteBuffer.allocate(blocks * IdFile.BLOCK_ENTRY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
