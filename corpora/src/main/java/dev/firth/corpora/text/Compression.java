package dev.firth.corpora.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** How a file is stored. Recognised by its first bytes, never by its name. */
public enum Compression {
  /** As it is. */
  NONE,
  /** RFC 1952, one or more members. */
  GZIP,
  /** bzip2, one or more streams. */
  BZIP2,
  /** RFC 8878, one or more frames. */
  ZSTD;

  /** Number of leading bytes that {@link #of(byte[])} looks at. */
  static final int MAGIC_LENGTH = 10;

  private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

  /** Kind of a file that begins with these bytes; ten of them decide. */
  public static Compression of(byte[] head) {
    if (startsWith(head, 0x1F, 0x8B)) {
      return GZIP;
    }
    if (startsWith(head, 0x28, 0xB5, 0x2F, 0xFD) || isSkippableZstdFrame(head)) {
      return ZSTD;
    }
    return isBzip2(head) ? BZIP2 : NONE;
  }

  /** Reads the head of an open file; its position stays where it is. */
  static Compression of(FileChannel channel) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(MAGIC_LENGTH);
    while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {}
    return of(Arrays.copyOf(head.array(), head.position()));
  }

  private static boolean isSkippableZstdFrame(byte[] head) {
    return head.length >= 4
        && (head[0] & 0xF0) == 0x50
        && head[1] == 0x2A
        && head[2] == 0x4D
        && head[3] == 0x18;
  }

  /** A text may begin with "BZh9", so that the number behind it must fit too, as far as it goes. */
  private static boolean isBzip2(byte[] head) {
    if (!startsWith(head, 'B', 'Z', 'h') || head.length < 5 || head[3] < '1' || head[3] > '9') {
      return false;
    }
    byte[] rest = Arrays.copyOfRange(head, 4, Math.min(head.length, MAGIC_LENGTH));
    return Arrays.equals(rest, Arrays.copyOf(BZIP2_BLOCK, rest.length))
        || Arrays.equals(rest, Arrays.copyOf(BZIP2_END, rest.length));
  }

  private static boolean startsWith(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
