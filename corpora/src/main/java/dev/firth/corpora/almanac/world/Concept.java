package dev.firth.corpora.almanac.world;

/**
 * Something the world holds, apart from the words of any language.
 *
 * @param id its place in {@link World#concepts()}
 * @param key its English base form; other languages look their words up by it
 * @param category where it belongs, from broad to narrow with dots: {@code animal.farm}
 * @param counted whether it can be more than one; substances cannot
 */
public record Concept(int id, Kind kind, String key, String category, boolean counted) {
  /** What sort of word languages have for it. */
  public enum Kind {
    NOUN,
    VERB,
    ADJECTIVE,
    NAME
  }

  /** Whether this belongs to the category or to one below it. */
  public boolean isA(String broader) {
    return within(category, broader);
  }

  static boolean within(String narrow, String broad) {
    return narrow.startsWith(broad)
        && (narrow.length() == broad.length() || narrow.charAt(broad.length()) == '.');
  }
}
