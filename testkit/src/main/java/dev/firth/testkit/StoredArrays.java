package dev.firth.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/**
 * Arrays by name that a reference program stored with {@code numpy.savez}: little-endian float32
 * and int64, row by row.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the
 *     format</a>
 */
public final class StoredArrays {
  private static final int HEADER_LENGTH_AT = 8;
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

  /** How far numbers may be from the stored ones, of the greatest number of their array or of 1. */
  private static final float TOLERANCE = 1e-5f;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record StoredArray(long[] shape, String type, ByteBuffer data) {}

  private final String resource;
  private final Map<String, StoredArray> arrays = new HashMap<>();

  private StoredArrays(String resource) {
    this.resource = resource;
  }

  /** Reads a resource that lies beside the tests, such as {@code /parity/pytorch/layer.npz}. */
  public static StoredArrays read(Class<?> test, String resource) throws IOException {
    var stored = new StoredArrays(resource);
    try (InputStream in = test.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      var zip = new ZipInputStream(in);
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        stored.arrays.put(entry.getName().replaceFirst("\\.npy$", ""), array(zip.readAllBytes()));
      }
    }
    return stored;
  }

  private static StoredArray array(byte[] npy) {
    ByteBuffer all = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    int length = all.getShort(HEADER_LENGTH_AT);
    int begin = HEADER_LENGTH_AT + Short.BYTES;
    String header = new String(npy, begin, length, StandardCharsets.US_ASCII);
    if (header.contains("'fortran_order': True")) {
      throw new IllegalArgumentException("an array that is stored column by column: " + header);
    }
    String type =
        header.contains("'<f4'") ? "float32" : header.contains("'<i8'") ? "int64" : header;
    ByteBuffer data = all.slice(begin + length, npy.length - begin - length);
    return new StoredArray(axes(header), type, data.order(ByteOrder.LITTLE_ENDIAN));
  }

  private static long[] axes(String header) {
    Matcher shape = SHAPE.matcher(header);
    if (!shape.find()) {
      throw new IllegalArgumentException("an array without a shape: " + header);
    }
    return Arrays.stream(shape.group(1).split(","))
        .map(String::strip)
        .filter(axis -> !axis.isEmpty())
        .mapToLong(Long::parseLong)
        .toArray();
  }

  private StoredArray get(String name, String type) {
    StoredArray array = arrays.get(name);
    if (array == null || !array.type().equals(type)) {
      throw new IllegalArgumentException(
          resource + " has no " + type + " array " + name + ", but " + arrays.keySet());
    }
    return array;
  }

  /** Lengths of an array's axes; none for a single number. */
  public long[] shape(String name) {
    return arrays.get(name).shape().clone();
  }

  /** Whether an array holds whole numbers. */
  public boolean isWhole(String name) {
    return arrays.get(name).type().equals("int64");
  }

  /** Numbers of a float32 array. */
  public float[] floats(String name) {
    ByteBuffer data = get(name, "float32").data();
    var values = new float[data.remaining() / Float.BYTES];
    data.asFloatBuffer().get(values);
    return values;
  }

  /** Numbers of an int64 array. */
  public long[] longs(String name) {
    ByteBuffer data = get(name, "int64").data();
    var values = new long[data.remaining() / Long.BYTES];
    data.asLongBuffer().get(values);
    return values;
  }

  /** Checks that numbers are within 1e-5 of a float32 array's greatest, or of 1 if that is less. */
  public void assertClose(String name, long[] shape, float[] actual) {
    assertArrayEquals(shape(name), shape, () -> "shape of " + name);
    float[] expected = floats(name);
    float greatest = 1;
    for (float value : expected) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, TOLERANCE * greatest, name);
  }
}
