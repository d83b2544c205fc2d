package dev.firth.corpora.almanac.german;

import static dev.firth.corpora.almanac.german.GermanCase.ACCUSATIVE;
import static dev.firth.corpora.almanac.german.GermanCase.DATIVE;
import static dev.firth.corpora.almanac.german.GermanCase.GENITIVE;

import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says relations: prepositions with their cases, run together with an article where that is so. */
final class GermanPrepositions {
  private static final Map<String, String> CONTRACTED =
      Map.of(
          "an dem", "am",
          "an das", "ans",
          "bei dem", "beim",
          "in dem", "im",
          "in das", "ins",
          "von dem", "vom",
          "zu dem", "zum",
          "zu der", "zur");

  private final GermanLexicon lexicon;
  private final GermanPhrases phrases;

  GermanPrepositions(GermanLexicon lexicon, GermanPhrases phrases) {
    this.lexicon = lexicon;
    this.phrases = phrases;
  }

  /**
   * @param verb whose circumstance it is, if it is one
   * @param journey whether both ends of a way are told: {@code von ... nach ...}
   */
  List<String> say(Relation relation, Phrase what, Optional<GermanVerb> verb, boolean journey) {
    GermanVerb.Government override = verb.map(v -> v.overrides().get(relation.name())).orElse(null);
    if (override != null) {
      return say(override.preposition().orElseThrow(), override.grammaticalCase(), what);
    }
    String at = at(what);
    boolean bareName = isBareName(what);
    return switch (relation) {
      case IN, AT -> say(at, DATIVE, what);
      case ON -> say("auf", DATIVE, what);
      case NEAR -> say("bei", DATIVE, what);
      case FROM -> say(at.equals("in") && !journey ? "aus" : "von", DATIVE, what);
      case TO -> towards(what, bareName);
      case INTO -> bareName ? say("nach", DATIVE, what) : say(at, ACCUSATIVE, what);
      case THROUGH -> say("durch", ACCUSATIVE, what);
      case ACROSS -> say(what instanceof Phrase.Named ? "durch" : "über", ACCUSATIVE, what);
      case ALONG ->
          what instanceof Phrase.Named
              ? say("durch", ACCUSATIVE, what)
              : say("entlang", GENITIVE, what);
      case OVER -> say("über", ACCUSATIVE, what);
      case UNDER -> say("unter", DATIVE, what);
      case WITH -> say("mit", DATIVE, what);
      case FOR -> say("für", ACCUSATIVE, what);
      case BY, OF -> say("von", DATIVE, what);
      case BETWEEN -> say("zwischen", DATIVE, what);
    };
  }

  /** A preposition before a phrase in a case. */
  List<String> say(String preposition, GermanCase which, Phrase what) {
    List<String> words = phrases.say(what, which);
    String together = CONTRACTED.get(preposition + " " + words.getFirst());
    var said = new ArrayList<String>();
    if (together == null || !hasArticle(what)) {
      said.add(preposition);
      said.addAll(words);
    } else {
      said.add(together);
      said.addAll(words.subList(1, words.size()));
    }
    return said;
  }

  private List<String> towards(Phrase what, boolean bareName) {
    if (bareName) {
      return say("nach", DATIVE, what);
    }
    return what instanceof Phrase.Named(var names) && names.getFirst().isA("name.country")
        ? say("in", ACCUSATIVE, what)
        : say("zu", DATIVE, what);
  }

  private String at(Phrase what) {
    return what instanceof Phrase.Thing thing
        ? lexicon.noun(thing.noun(), Optional.empty()).at()
        : "in";
  }

  /** A town, or a country that has no article. */
  private boolean isBareName(Phrase what) {
    if (!(what instanceof Phrase.Named named) || named.isPerson()) {
      return false;
    }
    Concept name = named.names().getFirst();
    return lexicon.articleOf(name).isEmpty();
  }

  private static boolean hasArticle(Phrase what) {
    return switch (what) {
      case Phrase.Thing thing -> thing.determiner() == Determiner.THE;
      case Phrase.Both both -> hasArticle(both.first());
      case Phrase.Named _ -> true;
      case Phrase.Pronoun _, Phrase.Counted _ -> false;
    };
  }
}
