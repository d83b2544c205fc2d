package dev.firth.seq2seq.files;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A safetensors file, mapped: numbers come from the disk when they are asked for. Opening checks
 * the whole header, that the tensors fill the file, and the checksum if there is one, as files of
 * {@link SafetensorsWriter} have; files of other programs have none. Thread-safe.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class SafetensorsReader implements AutoCloseable {
  static final int LENGTH_BYTES = Long.BYTES;

  /** As the format's own reader allows. */
  private static final long MOST_HEADER_BYTES = 100_000_000;

  private static final long CHECKED_AT_A_TIME = 1L << 30;

  // The format aligns nothing.
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final Arena arena;
  private final MemorySegment data;
  private final Map<String, TensorInfo> tensors;
  private final Map<String, String> metadata;

  private SafetensorsReader(Path file, Arena arena, MemorySegment data, SafetensorsHeader header) {
    this.file = file;
    this.arena = arena;
    this.data = data;
    this.tensors = header.tensors();
    this.metadata = header.metadata();
  }

  /**
   * Opens a file.
   *
   * @throws BadInputException if it is missing, cut off, damaged or no such file
   */
  public static SafetensorsReader open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] json = header(file, channel);
      long begin = (long) LENGTH_BYTES + json.length;
      var header = SafetensorsHeader.parse(file, json, channel.size() - begin);
      Arena arena = Arena.ofShared();
      try {
        MemorySegment data = channel.map(MapMode.READ_ONLY, begin, channel.size() - begin, arena);
        checkSum(file, json, header, data);
        return new SafetensorsReader(file, arena, data, header);
      } catch (IOException | RuntimeException | Error e) {
        arena.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new BadInputException("there is no file " + file, e);
    }
  }

  private static byte[] header(Path file, FileChannel channel) throws IOException {
    var length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    read(channel, length);
    long bytes = length.hasRemaining() ? -1 : length.getLong(0);
    if (bytes < 2 || bytes > Math.min(MOST_HEADER_BYTES, channel.size() - LENGTH_BYTES)) {
      throw new BadInputException(
          file
              + " is cut off, damaged or no safetensors file: its first 8 bytes are not the length"
              + " of a header in it");
    }
    var header = ByteBuffer.allocate((int) bytes);
    read(channel, header);
    if (header.hasRemaining()) {
      throw new BadInputException(file + " is cut off in its header");
    }
    return header.array();
  }

  private static void read(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
  }

  private static void checkSum(Path file, byte[] json, SafetensorsHeader header, MemorySegment data)
      throws BadInputException {
    String expected = header.metadata().get(SafetensorsChecksum.KEY);
    if (expected == null) {
      return;
    }
    var crc = new CRC32C();
    for (long from = 0; from < data.byteSize(); from += CHECKED_AT_A_TIME) {
      long part = Math.min(CHECKED_AT_A_TIME, data.byteSize() - from);
      crc.update(data.asSlice(from, part).asByteBuffer());
    }
    if (!SafetensorsChecksum.digits(crc, json).equals(expected)) {
      throw new BadInputException(file + " is damaged: its checksum is wrong");
    }
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** All tensors by their names, in the order of the header. */
  public Map<String, TensorInfo> tensors() {
    return tensors;
  }

  /** What else the header says. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** A tensor if the file has it. */
  public Optional<TensorInfo> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * A tensor.
   *
   * @throws BadInputException if the file does not have it
   */
  public TensorInfo get(String name) throws BadInputException {
    return find(name)
        .orElseThrow(() -> new BadInputException(file + " has no tensor '" + name + "'"));
  }

  /**
   * The numbers of a tensor, row by row, as floats: those of F32, F16 and BF16 exactly, those of
   * F64 rounded.
   *
   * @throws BadInputException if there is no such tensor, it has another type, or more numbers than
   *     an array can have
   */
  public float[] floats(String name) throws BadInputException {
    TensorInfo tensor = get(name);
    MemorySegment bytes = bytes(tensor);
    float[] values = new float[length(tensor)];
    switch (tensor.type()) {
      case F32 -> MemorySegment.copy(bytes, FLOAT, 0, values, 0, values.length);
      case F64 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) bytes.get(DOUBLE, (long) i * Double.BYTES);
        }
      }
      case F16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.float16ToFloat(bytes.get(SHORT, (long) i * Short.BYTES));
        }
      }
      case BF16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.intBitsToFloat(bytes.get(SHORT, (long) i * Short.BYTES) << 16);
        }
      }
      default -> throw otherType(tensor, "floating-point");
    }
    return values;
  }

  /**
   * The numbers of a tensor of type F64.
   *
   * @throws BadInputException as {@link #floats}
   */
  public double[] doubles(String name) throws BadInputException {
    TensorInfo tensor = ofType(name, TensorType.F64);
    double[] values = new double[length(tensor)];
    MemorySegment.copy(bytes(tensor), DOUBLE, 0, values, 0, values.length);
    return values;
  }

  /**
   * The numbers of a tensor of type I64.
   *
   * @throws BadInputException as {@link #floats}
   */
  public long[] longs(String name) throws BadInputException {
    TensorInfo tensor = ofType(name, TensorType.I64);
    long[] values = new long[length(tensor)];
    MemorySegment.copy(bytes(tensor), LONG, 0, values, 0, values.length);
    return values;
  }

  /**
   * A tensor of floating-point numbers as an array of floats.
   *
   * @param manager what the array belongs to
   * @throws BadInputException as {@link #floats}
   */
  public NDArray array(NDManager manager, String name) throws BadInputException {
    return manager.create(floats(name), get(name).shape());
  }

  /**
   * Asks for a tensor of floating-point numbers of a given shape.
   *
   * @throws BadInputException if there is none, or it has another shape, which is said with both
   */
  public void require(String name, Shape shape) throws BadInputException {
    TensorInfo tensor = get(name);
    if (!tensor.shape().equals(shape)) {
      throw new BadInputException(
          "%s does not fit its model: tensor '%s' has the shape %s, the model's has %s"
              .formatted(file, name, tensor.shape(), shape));
    }
    if (!tensor.type().floating()) {
      throw otherType(tensor, "floating-point");
    }
  }

  /**
   * Asks for tensors of floating-point numbers by their names and shapes, and no others.
   *
   * @throws BadInputException if one is missing, has another shape, or is not asked for; the first
   *     such is named
   */
  public void requireExactly(Map<String, Shape> shapes) throws BadInputException {
    for (var entry : shapes.entrySet()) {
      require(entry.getKey(), entry.getValue());
    }
    for (TensorInfo tensor : tensors.values()) {
      if (!shapes.containsKey(tensor.name())) {
        throw new BadInputException(
            "%s does not fit its model: tensor '%s' %s is none of the model's"
                .formatted(file, tensor.name(), tensor.shape()));
      }
    }
  }

  private TensorInfo ofType(String name, TensorType type) throws BadInputException {
    TensorInfo tensor = get(name);
    if (tensor.type() != type) {
      throw otherType(tensor, type.name());
    }
    return tensor;
  }

  private BadInputException otherType(TensorInfo tensor, String wanted) {
    return new BadInputException(
        "%s: tensor '%s' holds %s numbers, wanted are %s"
            .formatted(file, tensor.name(), tensor.type(), wanted));
  }

  private int length(TensorInfo tensor) throws BadInputException {
    if (tensor.size() > Integer.MAX_VALUE - 8) {
      throw new BadInputException(
          "%s: tensor '%s' has %,d numbers, more than an array can have"
              .formatted(file, tensor.name(), tensor.size()));
    }
    return (int) tensor.size();
  }

  private MemorySegment bytes(TensorInfo tensor) {
    return data.asSlice(tensor.begin(), tensor.end() - tensor.begin());
  }

  @Override
  public void close() {
    arena.close();
  }
}
