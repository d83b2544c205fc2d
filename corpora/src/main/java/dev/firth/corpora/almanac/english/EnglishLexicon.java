package dev.firth.corpora.almanac.english;

import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.ResourceTable;
import dev.firth.corpora.almanac.world.World;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The English forms of a world's concepts: irregular ones from a list beside this class, the others
 * by rule. Immutable and thread-safe.
 */
public final class EnglishLexicon {
  /** Stands where a word has no such form. */
  public static final String NONE = "-";

  private final String[][] forms;
  private final Map<String, Integer> concepts = new HashMap<>();

  public EnglishLexicon(World world) {
    Map<String, List<List<String>>> irregular =
        ResourceTable.sections(EnglishLexicon.class, "irregular.txt");
    var listed = new HashMap<String, List<String>>();
    irregular.forEach((kind, rows) -> rows.forEach(r -> listed.put(kind + ":" + r.getFirst(), r)));
    forms = new String[world.concepts().size()][];
    for (Concept concept : world.concepts()) {
      String kind = concept.kind().name().toLowerCase(Locale.ROOT);
      List<String> row = listed.get(kind + ":" + concept.key());
      String[] words = row == null ? byRule(concept, listed) : row.toArray(String[]::new);
      forms[concept.id()] = words;
      for (String word : new HashSet<>(Arrays.asList(words))) {
        concepts.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
  }

  /** The form of a concept; {@link #NONE} where the word has no such form. */
  public String form(Concept concept, EnglishForm form) {
    return forms[concept.id()][form.index()];
  }

  /** Whether a written word stands for one concept only: {@code saw} does not. */
  public boolean isUnambiguous(String word) {
    return concepts.getOrDefault(word.toLowerCase(Locale.ROOT), 0) == 1;
  }

  /** Compounds follow their last part: {@code fernleaf, fernleaves}. */
  private static String[] byRule(Concept concept, Map<String, List<String>> listed) {
    String key = concept.key();
    if (concept.kind() == Concept.Kind.NOUN) {
      for (int start = 3; start < key.length() - 2; start++) {
        List<String> tail = listed.get("noun:" + key.substring(start));
        if (tail != null) {
          return new String[] {key, key.substring(0, start) + tail.get(1)};
        }
      }
    }
    return regular(concept);
  }

  private static String[] regular(Concept concept) {
    String key = concept.key();
    return switch (concept.kind()) {
      case NAME -> new String[] {key};
      case NOUN -> new String[] {key, EnglishInflection.withS(key)};
      case VERB ->
          new String[] {
            key,
            EnglishInflection.withS(key),
            EnglishInflection.past(key),
            EnglishInflection.past(key),
            EnglishInflection.gerund(key)
          };
      case ADJECTIVE ->
          new String[] {
            key,
            EnglishInflection.hasEndings(key) ? EnglishInflection.graded(key, "er") : NONE,
            EnglishInflection.hasEndings(key) ? EnglishInflection.graded(key, "est") : NONE,
            EnglishInflection.adverb(key)
          };
    };
  }
}
