package dev.firth.seq2seq.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.HashedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a finished step of a preparation leaves beside its files: what they were made from, and
 * their hashes. A step whose record still holds need not be done again.
 *
 * @param madeFrom hashes of the inputs and the options that matter
 * @param outputs hashes of the files by their path from the run's directory
 * @param report what there is to say about it, as plain maps, lists and numbers
 */
public record StageRecord(
    Map<String, String> madeFrom, Map<String, String> outputs, Map<String, Object> report) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Hashes the files of a step that has just ended. */
  public static StageRecord of(
      Map<String, String> madeFrom, Path run, List<Path> files, Map<String, Object> report)
      throws IOException {
    return new StageRecord(madeFrom, hashes(run, files), report);
  }

  private static Map<String, String> hashes(Path run, List<Path> files) throws IOException {
    var hashes = new LinkedHashMap<String, String>();
    for (Path file : files) {
      hashes.put(name(run, file), HashedFile.of(file).sha256());
    }
    return hashes;
  }

  /** With slashes on every system, so that a directory may be moved to another. */
  private static String name(Path run, Path file) {
    return run.relativize(file).toString().replace('\\', '/');
  }

  /** Writes the record, whole or not at all. */
  public void write(Path file) throws IOException {
    byte[] json =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(MAPPER.valueToTree(this));
    AtomicFile.write(
        file,
        out -> {
          out.write(json);
          out.write('\n');
        });
  }

  /**
   * The report of a step that is done: its record is there, with these inputs and options, and its
   * files are what they were. Anything else, a damaged record too, means to do the step again.
   */
  public static Optional<JsonNode> reportIfDone(
      Path recordFile, Map<String, String> madeFrom, Path run, List<Path> files)
      throws IOException {
    if (!Files.isRegularFile(recordFile) || !files.stream().allMatch(Files::isRegularFile)) {
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = MAPPER.readTree(Files.readAllBytes(recordFile));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    boolean same =
        json instanceof ObjectNode
            && json.path("madeFrom").equals(MAPPER.valueToTree(madeFrom))
            && json.path("outputs").equals(MAPPER.valueToTree(hashes(run, files)));
    return same ? Optional.of(json.path("report")) : Optional.empty();
  }
}
