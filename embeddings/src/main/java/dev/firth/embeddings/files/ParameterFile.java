package dev.firth.embeddings.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Arrays of float32 with facts about them: what a training run saves to go on from. The layout
 * stands in {@code docs/formats.md}.
 *
 * @param facts names and values, neither with a line feed, names without {@code =}
 */
public record ParameterFile(Map<String, String> facts, List<float[]> arrays) {
  /** The name of the fact that tells the run that saved a file from others. */
  public static final String RUN = "run";

  private static final byte[] MAGIC = "FIRTHPAR".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int MAX_FACTS = 1 << 20;
  private static final int BUFFER = 1 << 20;

  /** The file is whole or absent. */
  public void write(Path file) throws IOException {
    AtomicFile.writeChannel(
        file,
        channel -> {
          var out = new Output(channel);
          out.bytes(MAGIC);
          out.number(VERSION);
          byte[] text = factsText().getBytes(StandardCharsets.UTF_8);
          out.number(text.length);
          out.number(arrays.size());
          for (float[] array : arrays) {
            out.number(array.length);
          }
          out.bytes(text);
          for (float[] array : arrays) {
            out.floats(array);
          }
          out.checksum();
        });
  }

  private String factsText() {
    var text = new StringBuilder();
    facts.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is no such file, cut off or damaged
   */
  public static ParameterFile read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var in = new Input(channel, file);
      in.require(Arrays.equals(in.bytes(MAGIC.length), MAGIC), "it is another kind of file");
      int version = in.number();
      in.require(version == VERSION, "its version is " + version);
      int textLength = in.number();
      int count = in.number();
      in.require(textLength >= 0 && textLength <= MAX_FACTS, "its facts have a wrong length");
      in.require(
          count >= 0 && count <= channel.size() / Integer.BYTES, "it has a wrong number of arrays");
      int[] lengths = new int[count];
      long expected = MAGIC.length + 4L * (4 + count) + textLength;
      for (int i = 0; i < count; i++) {
        lengths[i] = in.number();
        in.require(lengths[i] >= 0, "an array has a wrong length");
        expected += 4L * lengths[i];
      }
      in.require(expected == channel.size(), "it is cut off or has too much");
      byte[] text = in.bytes(textLength);
      List<float[]> arrays = new ArrayList<>();
      for (int length : lengths) {
        arrays.add(in.floats(length));
      }
      in.checksum();
      return new ParameterFile(parse(new String(text, StandardCharsets.UTF_8)), arrays);
    }
  }

  /**
   * Reads a file that a run is to go on from.
   *
   * @throws BadInputException as {@link #read}, and if another run saved it
   */
  public static ParameterFile readOfRun(Path file, String run) throws IOException {
    var saved = read(file);
    if (!run.equals(saved.facts.get(RUN))) {
      throw new BadInputException(
          file
              + " was saved by a run with other options or on another text: give the same command,"
              + " or remove the file to begin anew");
    }
    return saved;
  }

  private static Map<String, String> parse(String text) {
    var facts = new LinkedHashMap<String, String>();
    text.lines()
        .forEach(
            line -> {
              int at = Math.max(0, line.indexOf('='));
              facts.put(line.substring(0, at), line.substring(Math.min(at + 1, line.length())));
            });
    return facts;
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Counts every byte into the checksum. */
  private static final class Output {
    private final FileChannel channel;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = buffer();

    Output(FileChannel channel) {
      this.channel = channel;
    }

    void number(int value) throws IOException {
      flushFor(Integer.BYTES);
      buffer.putInt(value);
    }

    void bytes(byte[] bytes) throws IOException {
      for (byte b : bytes) {
        flushFor(1);
        buffer.put(b);
      }
    }

    void floats(float[] values) throws IOException {
      for (int from = 0; from < values.length; ) {
        flushFor(Float.BYTES);
        int count = Math.min(values.length - from, buffer.remaining() / Float.BYTES);
        buffer.asFloatBuffer().put(values, from, count);
        buffer.position(buffer.position() + count * Float.BYTES);
        from += count;
      }
    }

    void checksum() throws IOException {
      flush();
      number((int) crc.getValue());
      flush();
    }

    private void flushFor(int bytes) throws IOException {
      if (buffer.remaining() < bytes) {
        flush();
      }
    }

    private void flush() throws IOException {
      buffer.flip();
      crc.update(buffer.duplicate());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      buffer.clear();
    }
  }

  /** Counts every byte into the checksum. */
  private static final class Input {
    private final FileChannel channel;
    private final Path file;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = buffer();

    Input(FileChannel channel, Path file) {
      this.channel = channel;
      this.file = file;
    }

    void require(boolean holds, String what) throws BadInputException {
      if (!holds) {
        throw new BadInputException(
            file + " holds no parameters that can be read: " + what + "; remove it to begin anew");
      }
    }

    int number() throws IOException {
      return fill(Integer.BYTES).getInt();
    }

    byte[] bytes(int count) throws IOException {
      byte[] bytes = new byte[count];
      for (int from = 0; from < count; ) {
        int part = Math.min(count - from, BUFFER);
        fill(part).get(bytes, from, part);
        from += part;
      }
      return bytes;
    }

    float[] floats(int count) throws IOException {
      float[] values = new float[count];
      for (int from = 0; from < count; ) {
        int part = Math.min(count - from, BUFFER / Float.BYTES);
        fill(part * Float.BYTES).asFloatBuffer().get(values, from, part);
        from += part;
      }
      return values;
    }

    void checksum() throws IOException {
      int expected = (int) crc.getValue();
      require(number() == expected, "its checksum is wrong");
    }

    private ByteBuffer fill(int bytes) throws IOException {
      buffer.clear().limit(bytes);
      while (buffer.hasRemaining()) {
        require(channel.read(buffer) >= 0, "it is cut off");
      }
      buffer.flip();
      crc.update(buffer.duplicate());
      return buffer;
    }
  }
}
