package dev.firth.corpora.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.runs.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The data sets that users of the field expect, with address, size, licence and checksum where
 * known. Kept in {@code datasets.json} beside this class. Nothing is fetched by looking.
 */
public final class DatasetCatalog {
  private final List<Dataset> datasets;

  private DatasetCatalog(List<Dataset> datasets) {
    this.datasets = List.copyOf(datasets);
  }

  /** The catalogue that comes with Firth. */
  public static DatasetCatalog builtIn() {
    try (var in = DatasetCatalog.class.getResourceAsStream("datasets.json")) {
      return parse(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Dataset> all() {
    return datasets;
  }

  public Optional<Dataset> find(String id) {
    return datasets.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
  }

  /**
   * @throws UsageException if there is none with this id; the message lists those there are
   */
  public Dataset get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new UsageException(
                    "no data set " + id + " in the catalogue, which has " + knownIds()));
  }

  private String knownIds() {
    return datasets.stream().map(Dataset::id).collect(Collectors.joining(", "));
  }

  private static DatasetCatalog parse(JsonNode tree) {
    var datasets = new ArrayList<Dataset>();
    tree.path("datasets").forEach(node -> datasets.add(dataset(node)));
    return new DatasetCatalog(datasets);
  }

  private static Dataset dataset(JsonNode node) {
    var files = new ArrayList<RemoteFile>();
    node.path("files").forEach(file -> files.add(file(file)));
    return new Dataset(
        text(node, "id"),
        Dataset.Kind.valueOf(text(node, "kind").toUpperCase(Locale.ROOT)),
        text(node, "what"),
        text(node, "licence"),
        text(node, "home"),
        text(node, "note"),
        files);
  }

  private static RemoteFile file(JsonNode node) {
    var members = new ArrayList<RemoteFile.Member>();
    node.path("unpack").forEach(member -> members.add(member(member)));
    return new RemoteFile(
        URI.create(text(node, "url")),
        node.path("bytes").asLong(-1),
        sha256(node),
        members,
        node.path("unpackAtMost").asLong(0));
  }

  private static RemoteFile.Member member(JsonNode node) {
    return new RemoteFile.Member(
        text(node, "from"), text(node, "to"), node.path("bytes").asLong(-1), sha256(node));
  }

  private static Optional<String> sha256(JsonNode node) {
    return Optional.ofNullable(node.path("sha256").textValue());
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).textValue();
  }
}
