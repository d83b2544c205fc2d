package dev.firth.seq2seq.files;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.firth.runs.BadInputException;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Reads the JSON that a safetensors file begins with. Afterwards every tensor has its bytes within
 * the file for itself, and all bytes belong to a tensor, which is what the format asks for.
 */
final class SafetensorsHeader {
  static final String METADATA = "__metadata__";

  private static final int MOST_AXES = 64;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final long dataBytes;
  private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private SafetensorsHeader(Path file, long dataBytes) {
    this.file = file;
    this.dataBytes = dataBytes;
  }

  /**
   * @param json the header's bytes
   * @param dataBytes what the file has behind the header
   */
  static SafetensorsHeader parse(Path file, byte[] json, long dataBytes) throws IOException {
    var header = new SafetensorsHeader(file, dataBytes);
    try (JsonParser parser = JSON.createParser(text(file, json))) {
      header.read(parser);
    } catch (JacksonException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("no JSON");
      throw new BadInputException(
          file + " is damaged or no safetensors file: its header is no JSON: " + reason, e);
    }
    header.checkPlaces();
    return header;
  }

  /** Decoded here, since Jackson would guess other encodings. */
  private static String text(Path file, byte[] utf8) throws BadInputException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInputException(
          file + " is damaged or no safetensors file: its header is no UTF-8", e);
    }
  }

  /** In the order of the header. */
  Map<String, TensorInfo> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  private void read(JsonParser json) throws IOException {
    require(json.nextToken() == JsonToken.START_OBJECT, "the header is no JSON object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      require(object, "'" + name + "' in the header is no JSON object");
      if (name.equals(METADATA)) {
        readMetadata(json);
      } else {
        tensors.put(name, readTensor(json, name));
      }
    }
    require(json.nextToken() == null, "the header goes on behind its JSON object");
  }

  private void readMetadata(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      boolean text = json.nextToken() == JsonToken.VALUE_STRING;
      require(text, "'" + key + "' of the header's metadata is no text");
      metadata.put(key, json.getText());
    }
  }

  private TensorInfo readTensor(JsonParser json, String name) throws IOException {
    String type = null;
    long[] shape = null;
    long[] places = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "dtype" -> type = json.getText();
        case "shape" -> shape = numbers(json, name, key);
        case "data_offsets" -> places = numbers(json, name, key);
        default -> throw bad(name, "has an unknown field '" + key + "'");
      }
    }
    if (type == null || shape == null || places == null || places.length != 2) {
      throw bad(name, "lacks one of dtype, shape and two data_offsets");
    }
    return checked(name, type, shape, places[0], places[1]);
  }

  private long[] numbers(JsonParser json, String name, String key) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw bad(name, "has a " + key + " that is no list");
    }
    var numbers = new LongArrayList();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      boolean number = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
      if (!number || json.getLongValue() < 0 || numbers.size() == MOST_AXES) {
        throw bad(name, "has a " + key + " that is no list of up to 64 sizes");
      }
      numbers.add(json.getLongValue());
    }
    return numbers.toLongArray();
  }

  private TensorInfo checked(String name, String typeName, long[] shape, long begin, long end)
      throws BadInputException {
    TensorType type = typeOf(name, typeName);
    if (begin > end || end > dataBytes) {
      throw bad(
          name,
          "lies at bytes %d to %d of %d; the file is cut off or damaged"
              .formatted(begin, end, dataBytes));
    }
    long most = (end - begin) / type.bytes();
    if ((end - begin) % type.bytes() != 0 || size(shape, most) != most) {
      throw bad(
          name,
          "has the shape %s of %s, which does not take the %d bytes that it has"
              .formatted(new Shape(shape), type, end - begin));
    }
    return new TensorInfo(name, type, new Shape(shape), begin, end);
  }

  /**
   * The product, or -1 if it is beyond the most; it may be beyond any long, so it never grows so
   * far.
   */
  private static long size(long[] shape, long most) {
    if (LongStream.of(shape).anyMatch(axis -> axis == 0)) {
      return 0;
    }
    long size = 1;
    for (long axis : shape) {
      if (axis > most / size) {
        return -1;
      }
      size *= axis;
    }
    return size;
  }

  private TensorType typeOf(String name, String type) throws BadInputException {
    try {
      return TensorType.valueOf(type);
    } catch (IllegalArgumentException e) {
      throw bad(name, "has an unknown type '" + type + "'");
    }
  }

  private void checkPlaces() throws BadInputException {
    List<TensorInfo> inOrder = new ArrayList<>(tensors.values());
    inOrder.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
    long end = 0;
    for (TensorInfo tensor : inOrder) {
      if (tensor.begin() != end) {
        throw bad(
            tensor.name(),
            "begins at byte %d, but the one before it ends at %d".formatted(tensor.begin(), end));
      }
      end = tensor.end();
    }
    require(end == dataBytes, dataBytes - end + " bytes behind the last tensor belong to none");
  }

  private void require(boolean right, String otherwise) throws BadInputException {
    if (!right) {
      throw new BadInputException(file + " is damaged or no safetensors file: " + otherwise);
    }
  }

  private BadInputException bad(String tensor, String what) {
    return new BadInputException(file + " is damaged: tensor '" + tensor + "' " + what);
  }
}
