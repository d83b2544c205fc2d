package dev.firth.corpora.almanac.words;

import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.world.Concept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of a language's verbs says an act. One English verb may be several, by who does it or to
 * what: a row's key is a verb's, or that and {@code /category} for objects of a category, or that
 * and {@code @category} for subjects of one. Immutable and thread-safe.
 *
 * @param <V> a verb of the language
 */
public final class VerbSenses<V> {
  private final Map<String, V> plain = new HashMap<>();
  private final Map<String, List<Special<V>>> special = new HashMap<>();

  /** Makes the verbs of the section {@code verb}. */
  public VerbSenses(WordTable table, Function<Row, V> maker) {
    for (Row row : table.section("verb").values()) {
      String[] parts = row.key().split("[/@]", 2);
      if (parts.length == 1) {
        plain.put(row.key(), maker.apply(row));
      } else {
        special
            .computeIfAbsent(parts[0], _ -> new ArrayList<>())
            .add(new Special<>(parts[1], row.key().contains("@"), maker.apply(row)));
      }
    }
  }

  /** The verb for an act; throws {@link IllegalStateException} where the list lacks it. */
  public V of(Concept verb, Optional<Phrase> subject, Optional<Phrase> object) {
    for (Special<V> sense : special.getOrDefault(verb.key(), List.of())) {
      Optional<Phrase> whose = sense.ofSubject() ? subject : object;
      if (whose.filter(phrase -> within(phrase, sense.category())).isPresent()) {
        return sense.verb();
      }
    }
    V found = plain.get(verb.key());
    if (found == null) {
      throw new IllegalStateException("no word for the verb " + verb.key());
    }
    return found;
  }

  private static boolean within(Phrase phrase, String category) {
    return switch (phrase) {
      case Phrase.Thing thing -> thing.noun().isA(category);
      case Phrase.Counted counted -> counted.noun().isA(category);
      case Phrase.Both both -> within(both.first(), category);
      case Phrase.Named named -> named.isPerson() && category.equals("person");
      case Phrase.Pronoun _ -> false;
    };
  }

  private record Special<V>(String category, boolean ofSubject, V verb) {}
}
