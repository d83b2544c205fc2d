package dev.firth.seq2seq.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.firth.runs.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Writes safetensors files, one tensor after the other, with a checksum among the metadata. The
 * same tensors and metadata make the same bytes.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class SafetensorsWriter {
  /** The numbers of all types lie at multiples of their sizes then. */
  private static final int ALIGNMENT = 8;

  private final List<TensorData> tensors;
  private final Map<String, String> metadata;

  private SafetensorsWriter(List<TensorData> tensors, Map<String, String> metadata) {
    this.tensors =
        tensors.stream()
            .sorted(Comparator.comparingInt((TensorData tensor) -> -tensor.type().bytes()))
            .toList();
    this.metadata = new TreeMap<>(metadata); // the order of Map.of is another in each run of Java
  }

  /**
   * Writes a file, which is whole or absent.
   *
   * @param metadata texts by their keys, written in the keys' order; the key {@code firth.crc32c}
   *     is added
   * @param tensors in the order in which readers see those of equal size
   * @throws IllegalArgumentException if two tensors have the same name
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Map<String, String> metadata, List<TensorData> tensors)
      throws IOException {
    var names = new HashSet<String>();
    for (TensorData tensor : tensors) {
      if (tensor.name().equals(SafetensorsHeader.METADATA) || !names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors are called " + tensor.name());
      }
    }
    AtomicFile.writeChannel(file, new SafetensorsWriter(tensors, metadata)::writeTo);
  }

  private void writeTo(FileChannel channel) throws IOException {
    byte[] header = header();
    channel.position(SafetensorsReader.LENGTH_BYTES + header.length);
    var crc = new CRC32C();
    for (TensorData tensor : tensors) {
      ByteBuffer bytes = tensor.bytes().get();
      if (bytes.remaining() != byteLength(tensor)) {
        throw new IllegalStateException(tensor.name() + " has " + bytes.remaining() + " bytes");
      }
      crc.update(bytes.duplicate());
      writeAll(channel, bytes);
    }
    String digits = SafetensorsChecksum.digits(crc, header);
    var length = ByteBuffer.allocate(SafetensorsReader.LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(0);
    writeAll(channel, length.putLong(header.length).flip());
    writeAll(channel, ByteBuffer.wrap(SafetensorsChecksum.withDigits(header, digits)));
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private byte[] header() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart(SafetensorsHeader.METADATA);
      // First, so that no text among the other metadata can be taken for it.
      json.writeStringField(SafetensorsChecksum.KEY, SafetensorsChecksum.ZEROS);
      for (var entry : metadata.entrySet()) {
        if (!entry.getKey().equals(SafetensorsChecksum.KEY)) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
      }
      json.writeEndObject();
      long begin = 0;
      for (TensorData tensor : tensors) {
        long end = begin + byteLength(tensor);
        writeTensor(json, tensor, begin, end);
        begin = end;
      }
      json.writeEndObject();
    }
    int padding = Math.floorMod(-bytes.size(), ALIGNMENT);
    bytes.writeBytes(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static void writeTensor(JsonGenerator json, TensorData tensor, long begin, long end)
      throws IOException {
    json.writeObjectFieldStart(tensor.name());
    json.writeStringField("dtype", tensor.type().name());
    writeNumbers(json, "shape", tensor.shape().getShape());
    writeNumbers(json, "data_offsets", begin, end);
    json.writeEndObject();
  }

  private static void writeNumbers(JsonGenerator json, String name, long... numbers)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(numbers, 0, numbers.length);
  }

  private static long byteLength(TensorData tensor) {
    return Math.multiplyExact(tensor.shape().size(), tensor.type().bytes());
  }
}
