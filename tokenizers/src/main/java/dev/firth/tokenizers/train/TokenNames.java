package dev.firth.tokenizers.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens in the order of their ids, each of them once. */
final class TokenNames {
  static final int ABSENT = -1;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  /** The id of a token, which is added if it is new. */
  int add(String name) {
    Integer known = ids.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    return names.size() - 1;
  }

  int idOf(String name) {
    return ids.getOrDefault(name, ABSENT);
  }

  String name(int id) {
    return names.get(id);
  }

  int size() {
    return names.size();
  }

  /** Takes the last tokens away. */
  void truncate(int size) {
    while (names.size() > size) {
      ids.remove(names.removeLast());
    }
  }

  List<String> all() {
    return List.copyOf(names);
  }
}
