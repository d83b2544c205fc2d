package dev.firth.tokenizers.model.bpe;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntAVLTreeSet;
import it.unimi.dsi.fastutil.ints.IntSortedSet;
import java.util.List;
import java.util.Map;

/**
 * The tokens of single characters: which token a character is at its place in a piece, given the
 * prefix and the suffix that places add.
 */
final class Characters {
  private static final int ABSENT = -1;

  private final Int2IntOpenHashMap only;
  private final Int2IntOpenHashMap first;
  private final Int2IntOpenHashMap inner;
  private final Int2IntOpenHashMap last;

  private Characters(
      Int2IntOpenHashMap only,
      Int2IntOpenHashMap first,
      Int2IntOpenHashMap inner,
      Int2IntOpenHashMap last) {
    this.only = only;
    this.first = first;
    this.inner = inner;
    this.last = last;
  }

  /**
   * Finds the tokens of single characters in a vocabulary.
   *
   * @param prefix of all but the first character; empty for none
   * @param suffix of the last character; empty for none
   */
  static Characters of(Map<String, Integer> vocabulary, String prefix, String suffix) {
    var first = between(vocabulary, "", "");
    var inner = prefix.isEmpty() ? first : between(vocabulary, prefix, "");
    var only = suffix.isEmpty() ? first : between(vocabulary, "", suffix);
    var last = suffix.isEmpty() ? inner : between(vocabulary, prefix, suffix);
    return new Characters(only, first, inner, last);
  }

  private static Int2IntOpenHashMap between(
      Map<String, Integer> vocabulary, String prefix, String suffix) {
    var found = new Int2IntOpenHashMap();
    found.defaultReturnValue(ABSENT);
    int frame = prefix.length() + suffix.length();
    for (var entry : vocabulary.entrySet()) {
      String token = entry.getKey();
      int units = token.length() - frame;
      if (units < 1 || units > 2 || !token.startsWith(prefix) || !token.endsWith(suffix)) {
        continue;
      }
      int character = token.codePointAt(prefix.length());
      if (Character.charCount(character) == units) {
        found.put(character, entry.getValue().intValue());
      }
    }
    return found;
  }

  /** The token of a character, or -1. */
  int idOf(int character, boolean isFirst, boolean isLast) {
    if (isLast) {
      return (isFirst ? only : last).get(character);
    }
    return (isFirst ? first : inner).get(character);
  }

  /** All tokens of single characters, each once, in rising order. */
  IntSortedSet ids() {
    var found = new IntAVLTreeSet();
    for (var map : List.of(only, first, inner, last)) {
      found.addAll(map.values());
    }
    return found;
  }
}
