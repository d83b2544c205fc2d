package dev.firth.seq2seq.train.checkpoint;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.files.SafetensorsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a training goes on from, in one safetensors file: arrays (weights, their moving average, the
 * optimiser's state) and, as JSON among the metadata, the {@link TrainingState}. A training that is
 * resumed from it makes the weights that it would have made.
 */
public final class Checkpoint {
  private static final String VERSION_KEY = "firth.checkpoint";
  private static final String VERSION = "1";
  private static final String STATE_KEY = "firth.state";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Checkpoint() {}

  /** Writes a checkpoint; it is whole or absent, and the one that stood there stays till then. */
  public static void write(Path file, TrainingState state, Map<String, NDArray> arrays)
      throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(VERSION_KEY, VERSION);
    metadata.put(STATE_KEY, JSON.writeValueAsString(state));
    WeightFile.write(file, metadata, arrays);
  }

  /**
   * Reads the arrays of a checkpoint into those of a training, in place.
   *
   * @throws BadInputException as {@link #state}, or if it is of another training: the first name or
   *     shape that differs is said with both; no array is changed then
   */
  public static void readArrays(Path file, Map<String, NDArray> arrays) throws IOException {
    WeightFile.read(file, arrays);
  }

  /**
   * Reads where the training stands.
   *
   * @throws BadInputException if the file is missing, cut off, damaged, no checkpoint or one of
   *     another version
   */
  public static TrainingState state(Path file) throws IOException {
    Map<String, String> metadata;
    try (var reader = SafetensorsReader.open(file)) {
      metadata = reader.metadata();
    }
    String version = metadata.get(VERSION_KEY);
    if (version == null) {
      throw new BadInputException(file + " is no checkpoint of a training");
    }
    if (!version.equals(VERSION)) {
      throw new BadInputException(
          "%s is a checkpoint of version %s, not %s: go on with the Firth that wrote it"
              .formatted(file, version, VERSION));
    }
    try {
      return JSON.readValue(metadata.getOrDefault(STATE_KEY, ""), TrainingState.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          file + " is damaged: it does not say where the training stands", e);
    }
  }
}
