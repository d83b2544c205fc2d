package dev.firth.corpora.almanac.world;

import dev.firth.corpora.almanac.world.Concept.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers a world's concepts while it is built: each once, in the order of first mention. */
final class Register {
  private final List<Concept> concepts = new ArrayList<>();
  private final Map<String, Concept> byKey = new HashMap<>();
  private final Map<String, List<Concept>> members = new LinkedHashMap<>();

  /**
   * The concept for a word of a list ("~" behind it: not counted), made at its first mention. A
   * later mention under another category makes it a member there as well.
   */
  Concept add(Kind kind, String category, String word) {
    boolean mass = word.endsWith("~");
    String key = mass ? word.substring(0, word.length() - 1) : word;
    Concept concept =
        byKey.computeIfAbsent(
            kind + ":" + key,
            _ -> {
              var made = new Concept(concepts.size(), kind, key, category, !mass);
              concepts.add(made);
              return made;
            });
    List<Concept> list = members.computeIfAbsent(category, _ -> new ArrayList<>());
    if (!list.contains(concept)) {
      list.add(concept);
    }
    return concept;
  }

  List<Concept> concepts() {
    return List.copyOf(concepts);
  }

  Map<String, Concept> byKey() {
    return Map.copyOf(byKey);
  }

  /** Category to members, in the order of first mention. */
  Map<String, List<Concept>> members() {
    return members;
  }
}
