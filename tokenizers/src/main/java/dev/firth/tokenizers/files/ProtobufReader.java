package dev.firth.tokenizers.files;

import dev.firth.runs.BadInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of a protobuf message one by one, and messages in it with readers of their own.
 * Whatever the bytes say, nothing is read beyond the message; errors name the field and the byte.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final String file;
  private final String message;
  private final byte[] bytes;
  private final int end;
  private int at;
  private int fieldAt;
  private int field;
  private int wireType;

  /**
   * A reader of a whole file.
   *
   * @param file its name, for errors
   */
  ProtobufReader(String file, byte[] bytes) {
    this(file, "", bytes, 0, bytes.length);
  }

  private ProtobufReader(String file, String message, byte[] bytes, int from, int end) {
    this.file = file;
    this.message = message;
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Goes to the next field; false at the end. The field must then be read or skipped. */
  boolean next() throws BadInputException {
    if (at == end) {
      return false;
    }
    fieldAt = at;
    long tag = varint("tag");
    if (tag >>> 3 == 0 || tag >>> 3 >= 1 << 29) {
      throw error("tag", "is for the field " + (tag >>> 3) + ", which cannot be");
    }
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    return true;
  }

  /** The number of the field. */
  int field() {
    return field;
  }

  /** Where the field begins in the file. */
  int fieldAt() {
    return fieldAt;
  }

  /** A whole number. */
  int integer(String name) throws BadInputException {
    require(VARINT, name);
    return (int) varint(name);
  }

  /** A truth value. */
  boolean bool(String name) throws BadInputException {
    require(VARINT, name);
    return varint(name) != 0;
  }

  /** A number of single precision. */
  float number(String name) throws BadInputException {
    require(FIXED32, name);
    int bits = 0;
    int from = take(4, name);
    for (int i = 3; i >= 0; i--) {
      bits = bits << 8 | (bytes[from + i] & 0xff);
    }
    return Float.intBitsToFloat(bits);
  }

  /** A text. */
  String text(String name) throws BadInputException {
    int length = length(name);
    int from = take(length, name);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw error(name, "is not UTF-8");
    }
  }

  /** Bytes. */
  byte[] bytes(String name) throws BadInputException {
    int length = length(name);
    int from = take(length, name);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** A message in this one. */
  ProtobufReader message(String name) throws BadInputException {
    int length = length(name);
    int from = take(length, name);
    return new ProtobufReader(file, path(name) + ".", bytes, from, from + length);
  }

  /** Passes over the field. */
  void skip() throws BadInputException {
    String name = "field " + field;
    switch (wireType) {
      case VARINT -> varint(name);
      case FIXED64 -> take(8, name);
      case BYTES -> take(length(name), name);
      case FIXED32 -> take(4, name);
      default -> throw error(name, "has the unknown wire type " + wireType);
    }
  }

  /** An error at the field that is being read. */
  BadInputException error(String name, String what) {
    return error(name, fieldAt, what);
  }

  /** An error at a byte. */
  BadInputException error(String name, int place, String what) {
    return new BadInputException(
        "%s: %s %s (byte %d): the file is damaged or not a SentencePiece model"
            .formatted(file, path(name), what, place));
  }

  private String path(String name) {
    return message + name;
  }

  private void require(int expected, String name) throws BadInputException {
    if (wireType != expected) {
      throw error(name, "has the wire type %d, not %d".formatted(wireType, expected));
    }
  }

  private int length(String name) throws BadInputException {
    require(BYTES, name);
    long length = varint(name);
    if (length < 0 || length > end - at) {
      throw error(
          name,
          "says it has %s bytes, where %d are left"
              .formatted(Long.toUnsignedString(length), end - at));
    }
    return (int) length;
  }

  private int take(int length, String name) throws BadInputException {
    if (length > end - at) {
      throw error(name, "ends after %d of %d bytes".formatted(end - at, length));
    }
    int from = at;
    at += length;
    return from;
  }

  private long varint(String name) throws BadInputException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte b = bytes[take(1, name)];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw error(name, "has a number of more than ten bytes");
  }
}
