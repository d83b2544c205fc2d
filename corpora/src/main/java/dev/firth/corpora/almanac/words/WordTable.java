package dev.firth.corpora.almanac.words;

import dev.firth.corpora.almanac.world.ResourceTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A language's word list: sections of rows, each found by its first word. Immutable and
 * thread-safe.
 */
public final class WordTable {
  private final String file;
  private final Map<String, Map<String, Row>> sections;

  private WordTable(String file, Map<String, Map<String, Row>> sections) {
    this.file = file;
    this.sections = sections;
  }

  /** Reads the list that lies beside a class. */
  public static WordTable of(Class<?> beside, String file) {
    var sections = new HashMap<String, Map<String, Row>>();
    ResourceTable.sections(beside, file)
        .forEach(
            (name, lines) -> {
              var rows = new LinkedHashMap<String, Row>();
              for (var line : lines) {
                Row row = Row.of(line);
                if (rows.put(row.key(), row) != null) {
                  throw new IllegalStateException(file + " has two rows of " + row.key());
                }
              }
              sections.put(name, rows);
            });
    return new WordTable(file, sections);
  }

  /** The rows of a section in their order, by key. */
  public Map<String, Row> section(String name) {
    return sections.getOrDefault(name, Map.of());
  }

  public Optional<Row> find(String section, String key) {
    return Optional.ofNullable(section(section).get(key));
  }

  /** The row of a key; throws {@link IllegalStateException} where the list lacks it. */
  public Row row(String section, String key) {
    return find(section, key)
        .orElseThrow(() -> new IllegalStateException(file + " has no " + section + " " + key));
  }

  /** The parts of a compound word: rows of {@code compound-head} and {@code compound-tail}. */
  public Optional<Compound> compound(String key) {
    return section("compound-head").values().stream()
        .filter(head -> key.startsWith(head.key()))
        .flatMap(
            head ->
                find("compound-tail", key.substring(head.key().length())).stream()
                    .map(tail -> new Compound(head, tail)))
        .findFirst();
  }

  /** The row of the longest key of a section with which a word ends. */
  public Optional<Row> ending(String section, String word) {
    return section(section).values().stream()
        .filter(row -> word.endsWith(row.key()))
        .max(Comparator.comparingInt(row -> row.key().length()));
  }

  /** A word made of two. */
  public record Compound(Row head, Row tail) {}
}
