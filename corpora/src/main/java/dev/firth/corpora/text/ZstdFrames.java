package dev.firth.corpora.text;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on the frames of a zstd file that hold data and drops the skippable ones (RFC 8878,
 * section 3.1.2), which pzstd and the seekable format write and the decoder behind this does not
 * know. Frames are followed from block to block by their headers; nothing is decoded here, and what
 * is wrong with a frame is left to the decoder to say.
 */
final class ZstdFrames extends FilterInputStream {
  private static final int MAGIC = 0xFD2FB528;
  private static final int LONGEST_HEADER = 14;

  /** Part of a frame that has been looked at and is to be passed on. */
  private final byte[] seen = new byte[4 + LONGEST_HEADER];

  private int seenFrom;
  private int seenTo;

  /** Bytes that follow {@code seen} before something must be looked at again. */
  private long content;

  private boolean inFrame;
  private boolean lastBlock;
  private boolean checksum;
  private boolean foreign;

  ZstdFrames(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (seenFrom == seenTo && content == 0 && !foreign) {
      if (!lookAhead()) {
        return -1;
      }
    }
    if (seenFrom < seenTo) {
      int n = Math.min(length, seenTo - seenFrom);
      System.arraycopy(seen, seenFrom, into, offset, n);
      seenFrom += n;
      return n;
    }
    int n = in.read(into, offset, foreign ? length : (int) Math.min(length, content));
    content -= foreign ? 0 : Math.max(n, 0);
    return n;
  }

  @Override
  public int available() {
    return 0;
  }

  /** Looks at the next header; false at the end of the file. */
  private boolean lookAhead() throws IOException {
    seenFrom = 0;
    seenTo = 0;
    if (!inFrame) {
      return beginFrame();
    }
    if (lastBlock) {
      inFrame = false;
      content = checksum ? 4 : 0;
      return true;
    }
    if (look(3) < 3) {
      return seenTo > 0;
    }
    int header = little(0, 3);
    lastBlock = (header & 1) != 0;
    boolean oneByte = (header >>> 1 & 3) == 1;
    content = oneByte ? 1 : header >>> 3;
    return true;
  }

  private boolean beginFrame() throws IOException {
    int got = look(4);
    if (got == 0) {
      return false;
    }
    if (got < 4) {
      // The decoder would take these few bytes for nothing.
      throw new EOFException("the file ends within the first bytes of a frame");
    }
    int magic = little(0, 4);
    if ((magic & 0xFFFFFFF0) == 0x184D2A50) {
      skipFrame();
      return true;
    }
    if (magic != MAGIC || look(1) < 1) {
      foreign = true;
      return true;
    }
    int descriptor = seen[4];
    boolean single = (descriptor & 0x20) != 0;
    int dictionary = descriptor & 3;
    int size = descriptor >>> 6 & 3;
    look(
        (single ? 0 : 1)
            + (dictionary == 0 ? 0 : 1 << (dictionary - 1))
            + (size == 0 ? (single ? 1 : 0) : 1 << size));
    inFrame = true;
    lastBlock = false;
    checksum = (descriptor & 4) != 0;
    return true;
  }

  private void skipFrame() throws IOException {
    if (look(4) < 4) {
      throw new EOFException("the file ends within a skippable frame");
    }
    long size = little(4, 4) & 0xFFFFFFFFL;
    seenTo = 0;
    try {
      in.skipNBytes(size);
    } catch (EOFException e) {
      throw new EOFException("the file ends within a skippable frame");
    }
  }

  /** Takes so many bytes more; fewer at the end of the file. */
  private int look(int bytes) throws IOException {
    int got = in.readNBytes(seen, seenTo, bytes);
    seenTo += got;
    return got;
  }

  private int little(int from, int bytes) {
    int value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (seen[from + i] & 0xFF);
    }
    return value;
  }
}
