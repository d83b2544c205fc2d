package dev.firth.spark.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What a finished {@link PartFolder} holds, as {@value #NAME} says it.
 *
 * @param kind what the parts are: {@link #TEXT}, or what a job's own parts are called
 * @param parts in order
 * @param facts what is known of all of them together, such as the vocabulary's fingerprint
 */
public record Manifest(String kind, List<PartFile> parts, Map<String, Object> facts) {
  /** Kind of a folder whose parts are lines of text. */
  public static final String TEXT = "text";

  static final String NAME = "manifest.json";

  private static final String FORMAT = "firth-parts";
  private static final int VERSION = 1;
  private static final int MOST_BYTES = 1 << 28;

  public Manifest {
    parts = List.copyOf(parts);
    facts = Map.copyOf(facts);
  }

  static Manifest of(String kind, List<PartFile> parts, Map<String, Object> facts) {
    return new Manifest(
        kind, parts.stream().sorted(Comparator.comparingInt(PartFile::index)).toList(), facts);
  }

  /** Bytes of all parts. */
  public long bytes() {
    return parts.stream().mapToLong(PartFile::bytes).sum();
  }

  /** The sum of a figure over all parts. */
  public long sum(String figure) {
    return parts.stream().mapToLong(part -> part.figures().getOrDefault(figure, 0L)).sum();
  }

  byte[] toJson() throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("format", FORMAT);
    json.put("version", VERSION);
    json.put("kind", kind);
    json.put("facts", facts);
    json.put("parts", parts);
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  static Manifest read(String folder, Path file, Configuration hadoop) throws IOException {
    try (InputStream in = file.getFileSystem(hadoop).open(file)) {
      return parse(in.readNBytes(MOST_BYTES), folder);
    } catch (FileNotFoundException e) {
      throw new BadInputException(
          folder + " holds no finished output (no " + NAME + "): run the job that makes it", e);
    }
  }

  private static Manifest parse(byte[] bytes, String folder) throws BadInputException {
    try {
      JsonNode json = new ObjectMapper().readTree(bytes);
      if (!json.path("format").asText().equals(FORMAT) || json.path("version").asInt() != VERSION) {
        throw new BadInputException(folder + ": " + NAME + " is none of this program's version");
      }
      var parts = new ArrayList<PartFile>();
      for (JsonNode part : json.required("parts")) {
        parts.add(part(part));
      }
      return of(json.required("kind").asText(), parts, facts(json.path("facts")));
    } catch (IllegalArgumentException | IOException e) {
      if (e instanceof BadInputException bad) {
        throw bad;
      }
      throw new BadInputException(folder + ": " + NAME + " is damaged: run the job again", e);
    }
  }

  private static PartFile part(JsonNode json) {
    var figures = new LinkedHashMap<String, Long>();
    json.required("figures")
        .properties()
        .forEach(e -> figures.put(e.getKey(), e.getValue().asLong()));
    String name = json.required("name").asText();
    if (name.isEmpty() || name.contains("/")) {
      throw new IllegalArgumentException("the name of a part is " + name);
    }
    return new PartFile(
        json.required("index").asInt(),
        name,
        json.required("bytes").asLong(),
        json.required("sha256").asText(),
        figures);
  }

  private static Map<String, Object> facts(JsonNode json) {
    var facts = new LinkedHashMap<String, Object>();
    if (json instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              e ->
                  facts.put(
                      e.getKey(),
                      e.getValue().isNumber() ? e.getValue().asLong() : e.getValue().asText()));
    }
    return facts;
  }
}
