package dev.firth.corpora.almanac.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of a language's word list.
 *
 * @param words its words in order, the key first
 * @param settings what is written as {@code name=value}
 * @param flags what is written as {@code +flag}
 */
public record Row(List<String> words, Map<String, String> settings, Set<String> flags) {
  /** Parts of a line; an underscore within one is a space. */
  public static Row of(List<String> parts) {
    var words = new ArrayList<String>();
    var settings = new HashMap<String, String>();
    var flags = new HashSet<String>();
    for (String part : parts) {
      String text = part.replace('_', ' ');
      int sign = text.indexOf('=');
      if (text.startsWith("+")) {
        flags.add(text.substring(1));
      } else if (sign > 0) {
        settings.put(text.substring(0, sign), text.substring(sign + 1));
      } else {
        words.add(text);
      }
    }
    return new Row(List.copyOf(words), Map.copyOf(settings), Set.copyOf(flags));
  }

  public String key() {
    return words.getFirst();
  }

  public String word(int place) {
    return words.get(place);
  }

  /** The word at a place that not every row fills. */
  public Optional<String> optional(int place) {
    return place < words.size() ? Optional.of(words.get(place)) : Optional.empty();
  }

  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  public boolean has(String flag) {
    return flags.contains(flag);
  }
}
