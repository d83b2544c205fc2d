package dev.firth.corpora.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.HashedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code .fetched.json} of a fetched data set: each file ready for use with size, SHA-256 and
 * the address it came from. Written last, so that it stands for a whole data set.
 */
final class FetchedFiles {
  private static final String NAME = ".fetched.json";

  private record Entry(String file, long bytes, String sha256, URI from) {}

  private final String dataset;
  private final List<Entry> entries = new ArrayList<>();

  FetchedFiles(String dataset) {
    this.dataset = dataset;
  }

  void add(Path home, HashedFile file, URI from) {
    String relative = home.relativize(Path.of(file.file())).toString();
    entries.add(new Entry(relative, file.bytes(), file.sha256(), from));
  }

  List<Path> paths(Path home) {
    return entries.stream().map(entry -> home.resolve(entry.file())).toList();
  }

  void write(Path home) throws IOException {
    var files = new ArrayList<Map<String, Object>>();
    for (Entry entry : entries) {
      var map = new LinkedHashMap<String, Object>();
      map.put("file", entry.file());
      map.put("bytes", entry.bytes());
      map.put("sha256", entry.sha256());
      map.put("from", entry.from().toString());
      files.add(map);
    }
    var tree = new LinkedHashMap<String, Object>();
    tree.put("dataset", dataset);
    tree.put("files", files);
    String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    AtomicFile.write(
        home.resolve(NAME), out -> out.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** The files of a data set that is all there, with the sizes it was fetched with. */
  static Optional<List<Path>> complete(Path home) throws IOException {
    Path list = home.resolve(NAME);
    if (!Files.isRegularFile(list)) {
      return Optional.empty();
    }
    var paths = new ArrayList<Path>();
    for (JsonNode file : readFiles(list)) {
      Path path = home.resolve(file.path("file").asText());
      if (!Files.isRegularFile(path) || Files.size(path) != file.path("bytes").asLong(-1)) {
        return Optional.empty();
      }
      paths.add(path);
    }
    return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
  }

  private static JsonNode readFiles(Path list) throws IOException {
    var mapper = new ObjectMapper();
    try {
      return mapper.readTree(Files.readAllBytes(list)).path("files");
    } catch (JsonProcessingException e) {
      // Not our file any more: fetch again, which costs little where the files are right.
      return mapper.createArrayNode();
    }
  }
}
