package dev.firth.corpora.almanac.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Almanac's word lists: text files beside its classes, with comments, rows and sections. */
public final class ResourceTable {
  private ResourceTable() {}

  /** The lines of a table split at white space; comments and empty lines are left out. */
  public static List<List<String>> rows(Class<?> beside, String file) {
    return lines(beside, file).stream().map(ResourceTable::words).toList();
  }

  /** The lines under each {@code [section]}, in order. */
  public static Map<String, List<List<String>>> sections(Class<?> beside, String file) {
    var sections = new LinkedHashMap<String, List<List<String>>>();
    String name = "";
    for (String line : lines(beside, file)) {
      if (line.startsWith("[")) {
        name = line.substring(1, line.length() - 1);
      } else {
        sections.computeIfAbsent(name, _ -> new ArrayList<>()).add(words(line));
      }
    }
    return sections;
  }

  /** The words under each {@code [section]}, whatever lines they stand in. */
  public static Map<String, List<String>> lists(Class<?> beside, String file) {
    var lists = new LinkedHashMap<String, List<String>>();
    sections(beside, file)
        .forEach((name, rows) -> lists.put(name, rows.stream().flatMap(List::stream).toList()));
    return lists;
  }

  static List<String> lines(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the Almanac's word list " + file + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the Almanac's word list " + file, e);
    }
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }
}
