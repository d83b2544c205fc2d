package dev.firth.embeddings.fasttext;

import dev.firth.runs.BadInputException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Walks once through a mapped model file; whatever is read was first found to be there. */
final class FileCursor {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final MemorySegment mapped;
  private long at;
  private String part = "its header";

  FileCursor(Path file, MemorySegment mapped) {
    this.file = file;
    this.mapped = mapped;
  }

  /** Names what is read from here on, for messages. */
  void enter(String newPart) {
    part = newPart;
  }

  long remaining() {
    return mapped.byteSize() - at;
  }

  int readInt() throws BadInputException {
    return mapped.get(INT, take(4));
  }

  long readLong() throws BadInputException {
    return mapped.get(LONG, take(8));
  }

  double readDouble() throws BadInputException {
    return Double.longBitsToDouble(readLong());
  }

  byte readByte() throws BadInputException {
    return mapped.get(ValueLayout.JAVA_BYTE, take(1));
  }

  boolean readBoolean() throws BadInputException {
    byte value = readByte();
    if (value != 0 && value != 1) {
      throw damaged("a flag is neither 0 nor 1");
    }
    return value == 1;
  }

  /** Copies bytes up to a NUL, which is passed over. */
  int readWord(byte[] into) throws BadInputException {
    for (int length = 0; length < into.length; length++) {
      byte next = readByte();
      if (next == 0) {
        return length;
      }
      into[length] = next;
    }
    throw damaged("a word has more than " + (into.length - 1) + " bytes");
  }

  byte[] readBytes(long count) throws BadInputException {
    return slice(count).toArray(ValueLayout.JAVA_BYTE);
  }

  float[] readFloats(long count) throws BadInputException {
    if (count > Integer.MAX_VALUE - 8) {
      throw damaged("it asks for " + count + " numbers at once");
    }
    return slice(4 * count).toArray(DenseRows.FLOAT);
  }

  /** The next bytes as they lie in the file. */
  MemorySegment slice(long bytes) throws BadInputException {
    long from = take(bytes);
    return mapped.asSlice(from, bytes);
  }

  private long take(long bytes) throws BadInputException {
    if (bytes < 0 || bytes > remaining()) {
      throw new BadInputException(
          file
              + " is cut off or damaged in "
              + part
              + ": at byte "
              + at
              + " it needs "
              + bytes
              + " more bytes and has "
              + remaining()
              + "; copy or make it again");
    }
    long from = at;
    at += bytes;
    return from;
  }

  /** The exception for a value that cannot be. */
  BadInputException damaged(String why) {
    return new BadInputException(
        file
            + " is cut off or damaged in "
            + part
            + " near byte "
            + at
            + ": "
            + why
            + "; copy it again");
  }
}
