package dev.firth.tokenizers.ids;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** The ids of one split: blocks that wait to be written. */
final class SplitIds {
  private final int split;
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
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
    ints += block.remaining() / Integer.BYTES;
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
}
