package dev.firth.seq2seq.files;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/**
 * A tensor that is to be written.
 *
 * @param name unique in the file
 * @param type of its numbers
 * @param shape outermost axis first
 * @param bytes little-endian, row by row; asked for when it is this tensor's turn, and not kept
 */
public record TensorData(String name, TensorType type, Shape shape, Supplier<ByteBuffer> bytes) {
  /** An array of floats, doubles or whole numbers as the engine has it. */
  public static TensorData of(String name, NDArray array) {
    return new TensorData(
        name,
        typeOf(array.getDataType()),
        array.getShape(),
        () -> array.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
  }

  /**
   * @throws IllegalArgumentException if the shape has another size
   */
  public static TensorData of(String name, Shape shape, float... values) {
    if (shape.size() != values.length) {
      throw new IllegalArgumentException(name + ": " + values.length + " numbers for " + shape);
    }
    return new TensorData(
        name,
        TensorType.F32,
        shape,
        () -> {
          ByteBuffer bytes = buffer(values.length, Float.BYTES);
          bytes.asFloatBuffer().put(values);
          return bytes;
        });
  }

  /** A row of doubles. */
  public static TensorData of(String name, double... values) {
    return new TensorData(
        name,
        TensorType.F64,
        new Shape(values.length),
        () -> {
          ByteBuffer bytes = buffer(values.length, Double.BYTES);
          bytes.asDoubleBuffer().put(values);
          return bytes;
        });
  }

  /** A row of whole numbers. */
  public static TensorData of(String name, long... values) {
    return new TensorData(
        name,
        TensorType.I64,
        new Shape(values.length),
        () -> {
          ByteBuffer bytes = buffer(values.length, Long.BYTES);
          bytes.asLongBuffer().put(values);
          return bytes;
        });
  }

  private static ByteBuffer buffer(int values, int bytes) {
    return ByteBuffer.allocate(Math.multiplyExact(values, bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorType typeOf(DataType type) {
    return switch (type) {
      case FLOAT32 -> TensorType.F32;
      case FLOAT64 -> TensorType.F64;
      case INT64 -> TensorType.I64;
      case INT32 -> TensorType.I32;
      default -> throw new IllegalArgumentException("tensors of " + type + " are not written");
    };
  }
}
