package dev.firth.seq2seq.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the few opcodes of Python's pickle protocol 2 that a TorchScript archive needs. */
final class PickleWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleWriter() {
    out.write(0x80);
    out.write(2);
  }

  byte[] finish() {
    out.write('.');
    return out.toByteArray();
  }

  PickleWriter global(String module, String name) {
    out.write('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  PickleWriter string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    littleEndian(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  PickleWriter bool(boolean value) {
    out.write(value ? 0x88 : 0x89);
    return this;
  }

  PickleWriter number(double value) {
    out.write('G');
    out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    return this;
  }

  PickleWriter number(long value) {
    out.write(0x8a);
    out.write(Long.BYTES);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  PickleWriter emptyTuple() {
    out.write(')');
    return this;
  }

  PickleWriter mark() {
    out.write('(');
    return this;
  }

  /** The values since the last mark become a tuple. */
  PickleWriter tuple() {
    out.write('t');
    return this;
  }

  PickleWriter emptyList() {
    out.write(']');
    return this;
  }

  /** The values since the last mark go to the list before it. */
  PickleWriter appends() {
    out.write('e');
    return this;
  }

  PickleWriter emptyDict() {
    out.write('}');
    return this;
  }

  /** The keys and values since the last mark go to the dictionary before it. */
  PickleWriter setItems() {
    out.write('u');
    return this;
  }

  /** The tuple on top is what the reader's store of tensors is asked for. */
  PickleWriter persistentId() {
    out.write('Q');
    return this;
  }

  /** Calls the function below the tuple on top. */
  PickleWriter reduce() {
    out.write('R');
    return this;
  }

  /** Makes an object of the class below the tuple on top. */
  PickleWriter newObject() {
    out.write(0x81);
    return this;
  }

  /** Gives the object below the dictionary on top its attributes. */
  PickleWriter build() {
    out.write('b');
    return this;
  }

  private void littleEndian(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(value >>> shift);
    }
  }
}
