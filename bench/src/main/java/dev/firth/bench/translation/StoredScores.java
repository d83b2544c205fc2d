package dev.firth.bench.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.eval.files.EvaluationLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder of systems' outputs, references, and the results that other programs had on them. */
final class StoredScores {
  private final Path folder;
  private final Map<Path, List<String>> texts = new HashMap<>();

  StoredScores(Path folder) {
    this.folder = folder;
  }

  /** The results of a file of JSON lines, packed or not. */
  List<JsonNode> results(String name) throws IOException {
    var json = new ObjectMapper();
    var results = new ArrayList<JsonNode>();
    for (String line : lines(existing(name))) {
      results.add(json.readTree(line));
    }
    return results;
  }

  /** The results of a file of fields between tabs. */
  List<String[]> table(String name) throws IOException {
    return lines(existing(name)).stream().map(line -> line.split("\t", -1)).toList();
  }

  /** A system's first segments. */
  List<String> hypotheses(String set, String system, int segments) throws IOException {
    return text(set, "hyp." + system, segments);
  }

  /** The first segments of references, each a whole text. */
  List<List<String>> references(String set, List<String> names, int segments) throws IOException {
    var streams = new ArrayList<List<String>>();
    for (String name : names) {
      streams.add(text(set, "ref." + name, segments));
    }
    return streams;
  }

  private List<String> text(String set, String name, int segments) throws IOException {
    String ending = set.equals("edge") ? "txt" : set.substring(set.lastIndexOf('-') + 1);
    return lines(folder.resolve(set).resolve(name + "." + ending)).subList(0, segments);
  }

  private Path existing(String name) {
    Path packed = folder.resolve(name + ".zst");
    return Files.exists(packed) ? packed : folder.resolve(name);
  }

  private List<String> lines(Path file) throws IOException {
    List<String> known = texts.get(file);
    if (known == null) {
      known = new ArrayList<>();
      try (var reader = EvaluationLines.open(file)) {
        while (reader.next()) {
          known.add(reader.line());
        }
      }
      texts.put(file, known);
    }
    return known;
  }
}
