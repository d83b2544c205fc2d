package dev.firth.corpora.almanac.french;

import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.words.Gender;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says relations by prepositions; countries have their own: {@code en France, au Japon}. */
final class FrenchPrepositions {
  private final FrenchLexicon lexicon;
  private final FrenchPhrases phrases;

  FrenchPrepositions(FrenchLexicon lexicon, FrenchPhrases phrases) {
    this.lexicon = lexicon;
    this.phrases = phrases;
  }

  /**
   * @param verb whose circumstance it is, if it is one
   */
  List<String> say(Relation relation, Phrase what, Optional<FrenchVerb> verb) {
    String override = verb.map(v -> v.overrides().get(relation.name())).orElse(null);
    if (override != null) {
      return say(override, what);
    }
    if (what instanceof Phrase.Named(var names) && isPlace(names.getFirst())) {
      Optional<List<String>> placed = place(relation, names.getFirst());
      if (placed.isPresent()) {
        return placed.get();
      }
    }
    return switch (relation) {
      case IN, INTO -> say(at(what).orElse("dans"), what);
      case AT -> say(at(what).orElse(isIndoors(what) ? "dans" : "à"), what);
      case ON -> say("sur", what);
      case NEAR -> say("près de", what);
      case FROM, OF -> say("de", what);
      case TO -> say("à", what);
      case THROUGH, ACROSS -> say("à travers", what);
      case ALONG -> say("le long de", what);
      case OVER -> say("au-dessus de", what);
      case UNDER -> say("sous", what);
      case WITH -> say("avec", what);
      case FOR -> say("pour", what);
      case BY -> say("par", what);
      case BETWEEN -> say("entre", what);
    };
  }

  /** A preposition, of one word or more, before a phrase. */
  List<String> say(String preposition, Phrase what) {
    var words = new ArrayList<>(List.of(preposition.split(" ")));
    boolean de = words.getLast().equals("de");
    words.addAll(phrases.say(what, de ? FrenchPhrases.Bare.AFTER_DE : FrenchPhrases.Bare.SOME));
    return words;
  }

  private static boolean isPlace(Concept name) {
    return name.isA("name.country") || name.isA("name.town");
  }

  private Optional<List<String>> place(Relation relation, Concept name) {
    String word = lexicon.name(name);
    return switch (relation) {
      case IN, AT, TO, INTO -> Optional.of(into(name, word));
      case FROM -> Optional.of(from(name, word));
      default -> Optional.empty();
    };
  }

  private List<String> into(Concept name, String word) {
    Optional<Gender> gender = countryGender(name);
    if (gender.isEmpty()) {
      return List.of("à", word);
    }
    return takesEn(gender.get(), word) ? List.of("en", word) : List.of("à", "le", word);
  }

  private List<String> from(Concept name, String word) {
    Optional<Gender> gender = countryGender(name);
    return gender.isEmpty() || takesEn(gender.get(), word)
        ? List.of("de", word)
        : List.of("de", "le", word);
  }

  /** Of countries that have an article. */
  private Optional<Gender> countryGender(Concept name) {
    return name.isA("name.country") ? lexicon.genderOf(name) : Optional.empty();
  }

  private static boolean takesEn(Gender gender, String word) {
    return gender == Gender.FEMININE || FrenchSpelling.startsWithVowel(word);
  }

  private Optional<String> at(Phrase what) {
    return what instanceof Phrase.Thing thing
        ? lexicon.noun(thing.noun(), Optional.empty()).at()
        : Optional.empty();
  }

  private static boolean isIndoors(Phrase what) {
    return what instanceof Phrase.Thing thing && thing.noun().isA("place.home");
  }
}
