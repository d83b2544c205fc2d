package dev.firth.corpora.text;

import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The first bytes of a file, unpacked, which tell text from other things: a NUL among the first
 * 8000 bytes means binary, as git has it.
 */
public final class TextHead {
  private static final int LENGTH = 8000;

  private final String name;
  private final byte[] bytes;
  private final String foreignFormat;

  private TextHead(String name, byte[] bytes, String foreignFormat) {
    this.name = name;
    this.bytes = bytes;
    this.foreignFormat = foreignFormat;
  }

  /**
   * Reads it.
   *
   * @param name how messages call the file
   * @throws BadInputException if the file is compressed and damaged within these bytes
   */
  public static TextHead of(Path file, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Compression compression = Compression.of(channel);
      byte[] head = new byte[LENGTH];
      if (compression != Compression.NONE) {
        int length = unpacked(channel, compression, name, head);
        return new TextHead(name, Arrays.copyOf(head, length), null);
      }
      byte[] stored = Arrays.copyOf(head, stored(channel, head));
      return new TextHead(name, stored, foreignFormat(stored));
    }
  }

  /**
   * Reads the first bytes of a file, unpacked.
   *
   * @return how many there are; fewer than {@code into} holds only if the file has no more
   */
  static int read(Path file, String name, byte[] into) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Compression compression = Compression.of(channel);
      return compression == Compression.NONE
          ? stored(channel, into)
          : unpacked(channel, compression, name, into);
    }
  }

  private static int stored(FileChannel channel, byte[] into) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(into);
    while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {}
    return head.position();
  }

  private static int unpacked(
      FileChannel channel, Compression compression, String name, byte[] into) throws IOException {
    try (StoredText text = new UnpackedText(channel, compression, name)) {
      return text.read(into, 0, into.length);
    }
  }

  /** Archives that people take for readable; a name for the message, or null. */
  private static String foreignFormat(byte[] head) {
    if (startsWith(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return "an xz file";
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return "a zip archive";
    }
    if (startsWith(head, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
      return "a 7z archive";
    }
    return startsWith(head, 0x04, 0x22, 0x4D, 0x18) ? "an lz4 file" : null;
  }

  private static boolean startsWith(byte[] head, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the file has no bytes, or unpacks to none. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether a file found in a folder should be read. */
  public boolean isText() {
    if (isEmpty() || foreignFormat != null) {
      return false;
    }
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * For a file that the user named: everything is read but archives of a foreign kind.
   *
   * @throws BadInputException if it is one
   */
  public void requireReadableKind() throws BadInputException {
    if (foreignFormat != null) {
      throw new BadInputException(
          name + ": " + foreignFormat + ", which Firth does not read; unpack it first");
    }
  }
}
