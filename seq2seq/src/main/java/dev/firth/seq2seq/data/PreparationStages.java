package dev.firth.seq2seq.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps from texts to ids in a run's directory. Each leaves a {@link StageRecord} beside its
 * files, and is not done again while that holds.
 */
final class PreparationStages {
  private final Path run;
  private final Path data;
  private final List<String> reused = new ArrayList<>();

  PreparationStages(Path run) {
    this.run = run;
    this.data = run.resolve("data");
  }

  /** Learns tokenizers and says what the user should know. */
  @FunctionalInterface
  interface Learning {
    List<String> learn() throws IOException;
  }

  /** Encodes texts into a file. */
  @FunctionalInterface
  interface Encoding {
    EncodingCounts encode(Path ids) throws IOException;
  }

  /** Where records and ids are. */
  Path data() {
    return data;
  }

  /** The file of a text's ids. */
  Path ids(String name) {
    return data.resolve(name + ".ids");
  }

  /** The steps that did not have to be done. */
  List<String> reused() {
    return reused;
  }

  /**
   * Learns tokenizers, unless they are there.
   *
   * @param name of the step
   * @param files that the learning writes
   * @return the notes of the learning, whenever it was
   */
  List<String> learned(
      String name, Map<String, String> madeFrom, List<Path> files, Learning learning)
      throws IOException {
    Path record = record(name);
    Optional<JsonNode> done = StageRecord.reportIfDone(record, madeFrom, run, files);
    if (done.isPresent()) {
      reused.add(name);
      List<String> notes = new ArrayList<>();
      done.get().path("notes").forEach(note -> notes.add(note.asText()));
      return notes;
    }
    List<String> notes = learning.learn();
    StageRecord.of(madeFrom, run, files, Map.of("notes", notes)).write(record);
    return notes;
  }

  /**
   * Encodes texts into {@link #ids}, unless that was done.
   *
   * @param name of the step and of the texts
   */
  EncodingCounts encoded(String name, Map<String, String> madeFrom, Encoding encoding)
      throws IOException {
    Path record = record(name);
    List<Path> files = List.of(ids(name));
    Optional<JsonNode> done = StageRecord.reportIfDone(record, madeFrom, run, files);
    if (done.isPresent()) {
      reused.add(name);
      return EncodingCounts.of(done.get());
    }
    EncodingCounts counts = encoding.encode(ids(name));
    StageRecord.of(madeFrom, run, files, counts.toMap()).write(record);
    return counts;
  }

  private Path record(String name) {
    return data.resolve(name + ".json");
  }
}
