package dev.firth.corpora.almanac.german;

import dev.firth.corpora.almanac.german.GermanInflection.Declension;
import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.words.Gender;
import dev.firth.corpora.almanac.world.Concept;
import dev.firth.corpora.almanac.world.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says who and what in a case: names, pronouns, numbers, articles, adjectives, nouns. */
final class GermanPhrases {
  private final GermanLexicon lexicon;
  private final GermanPrepositions prepositions;

  GermanPhrases(GermanLexicon lexicon) {
    this.lexicon = lexicon;
    prepositions = new GermanPrepositions(lexicon, this);
  }

  GermanPrepositions prepositions() {
    return prepositions;
  }

  List<String> say(Phrase phrase, GermanCase which) {
    return switch (phrase) {
      case Phrase.Named(var names) -> named(names, which);
      case Phrase.Pronoun pronoun -> List.of(pronoun(pronoun, which));
      case Phrase.Both(var first, var second) -> {
        var words = new ArrayList<>(say(first, which));
        words.add("und");
        words.addAll(say(second, which));
        yield words;
      }
      case Phrase.Counted counted -> counted(counted, which);
      case Phrase.Thing thing -> thing(thing, which, determiner(thing), Optional.empty());
    };
  }

  /** As what someone is: a trade by the name that a woman has in it, without an article. */
  List<String> complement(Phrase complement, Phrase of) {
    if (!(complement instanceof Phrase.Thing thing)) {
      return say(complement, GermanCase.NOMINATIVE);
    }
    boolean calling =
        thing.determiner() == Determiner.A
            && thing.noun().isA("person.trade")
            && thing.adjective().isEmpty()
            && thing.more().isEmpty();
    Determiner determiner = calling ? Determiner.NONE : determiner(thing);
    return thing(thing, GermanCase.NOMINATIVE, determiner, Optional.of(of));
  }

  /** Not any of it: {@code kein Brot, keine Äpfel}; only where {@link #isIndefinite} holds. */
  List<String> none(Phrase phrase, GermanCase which) {
    var thing = (Phrase.Thing) phrase;
    var words = new ArrayList<String>();
    GermanNoun noun = lexicon.noun(thing.noun(), Optional.empty());
    boolean plural = plural(thing);
    words.add(GermanInflection.likeIndefinite("kein", which, noun.gender(), plural));
    rest(thing, noun, which, Declension.MIXED, words);
    return words;
  }

  /** Whether {@code nicht} is said of it as {@code kein}. */
  static boolean isIndefinite(Phrase phrase) {
    return phrase instanceof Phrase.Thing thing
        && switch (thing.determiner()) {
          case A, NONE, SOME -> true;
          default -> false;
        };
  }

  /** Whether it is known already, and so said before how something is done. */
  static boolean isDefinite(Phrase phrase) {
    return switch (phrase) {
      case Phrase.Thing thing ->
          switch (thing.determiner()) {
            case THE, THIS, HIS, HER, THEIR -> true;
            case NONE, A, SOME, MANY, EVERY -> false;
          };
      case Phrase.Counted _ -> false;
      case Phrase.Named _, Phrase.Pronoun _, Phrase.Both _ -> true;
    };
  }

  /** Whether the verb is in the plural with it; what is not counted in German is one. */
  boolean plural(Phrase phrase) {
    return phrase instanceof Phrase.Thing thing
        ? thing.plural() && lexicon.noun(thing.noun(), Optional.empty()).plural().isPresent()
        : phrase.plural();
  }

  private List<String> named(List<Concept> names, GermanCase which) {
    var words = new ArrayList<String>();
    lexicon
        .articleOf(names.getFirst())
        .ifPresent(gender -> words.add(GermanInflection.definite(which, gender, false)));
    names.forEach(name -> words.add(lexicon.name(name)));
    return words;
  }

  private static String pronoun(Phrase.Pronoun pronoun, GermanCase which) {
    boolean dative = which == GermanCase.DATIVE;
    return switch (pronoun) {
      case HE -> dative ? "ihm" : which == GermanCase.ACCUSATIVE ? "ihn" : "er";
      case SHE -> dative ? "ihr" : "sie";
      case IT -> dative ? "ihm" : "es";
      case THEY -> dative ? "ihnen" : "sie";
      case SOMEONE -> dative ? "einem" : which == GermanCase.ACCUSATIVE ? "einen" : "man";
    };
  }

  private List<String> counted(Phrase.Counted counted, GermanCase which) {
    GermanNoun noun = lexicon.noun(counted.noun(), Optional.empty());
    if (counted.count() == 1) {
      return List.of(
          GermanInflection.likeIndefinite("ein", which, noun.gender(), false),
          noun.form(which, false));
    }
    // Money that is not feminine is counted without endings: zehn Euro, mit zehn Pfund.
    boolean bare = counted.noun().isA("currency") && noun.gender() != Gender.FEMININE;
    return List.of(
        GermanNumbers.word(counted.count()), bare ? noun.singular() : noun.form(which, true));
  }

  private Determiner determiner(Phrase.Thing thing) {
    boolean counted = lexicon.noun(thing.noun(), Optional.empty()).plural().isPresent();
    return thing.determiner() == Determiner.A && !counted ? Determiner.SOME : thing.determiner();
  }

  private List<String> thing(
      Phrase.Thing thing, GermanCase which, Determiner determiner, Optional<Phrase> of) {
    GermanNoun noun = lexicon.noun(thing.noun(), of);
    var words = new ArrayList<>(article(determiner, which, noun.gender(), plural(thing)));
    rest(thing, noun, which, declensionAfter(determiner), words);
    return words;
  }

  private static List<String> article(
      Determiner determiner, GermanCase which, Gender gender, boolean plural) {
    return switch (determiner) {
      case NONE -> List.of();
      case A -> List.of(GermanInflection.likeIndefinite("ein", which, gender, plural));
      case THE -> List.of(GermanInflection.definite(which, gender, plural));
      case THIS -> List.of(GermanInflection.likeDefinite("dies", which, gender, plural));
      case EVERY -> List.of(GermanInflection.likeDefinite("jed", which, gender, plural));
      case SOME ->
          List.of(plural ? GermanInflection.likeDefinite("einig", which, gender, true) : "etwas");
      case MANY ->
          List.of(plural ? GermanInflection.likeDefinite("viel", which, gender, true) : "viel");
      case HIS -> List.of(GermanInflection.likeIndefinite("sein", which, gender, plural));
      case HER, THEIR -> List.of(GermanInflection.likeIndefinite("ihr", which, gender, plural));
    };
  }

  private static Declension declensionAfter(Determiner determiner) {
    return switch (determiner) {
      case NONE, SOME, MANY -> Declension.STRONG;
      case THE, THIS, EVERY -> Declension.WEAK;
      case A, HIS, HER, THEIR -> Declension.MIXED;
    };
  }

  private void rest(
      Phrase.Thing thing,
      GermanNoun noun,
      GermanCase which,
      Declension declension,
      List<String> words) {
    boolean plural = plural(thing);
    thing
        .adjective()
        .ifPresent(
            adjective ->
                words.addAll(
                    attribute(
                        thing.degree(),
                        lexicon.adjectiveOf(adjective),
                        declension.ending(which, noun.gender(), plural))));
    words.add(noun.form(which, plural));
    thing.more().ifPresent(more -> words.addAll(relation(more)));
  }

  private List<String> relation(Phrase.Thing.More more) {
    boolean owner =
        more.relation() == Relation.OF
            && more.other() instanceof Phrase.Thing other
            && other.determiner() != Determiner.NONE;
    return owner
        ? say(more.other(), GermanCase.GENITIVE)
        : prepositions.say(more.relation(), more.other(), Optional.empty(), false);
  }

  private static List<String> attribute(Degree degree, GermanAdjective adjective, String ending) {
    return switch (degree) {
      case PLAIN -> List.of(adjective.stem() + ending);
      case VERY -> List.of("sehr", adjective.stem() + ending);
      case TOO -> List.of("zu", adjective.stem() + ending);
      case AS -> List.of("so", adjective.stem() + ending);
      case MORE -> List.of(adjective.comparative() + ending);
      case MOST -> List.of(adjective.superlative() + ending);
    };
  }

  /** After {@code ist}: {@code sehr alt, älter, am ältesten}. */
  static List<String> predicate(Degree degree, GermanAdjective adjective) {
    return switch (degree) {
      case MOST -> List.of("am", adjective.superlative() + "en");
      case MORE -> List.of(adjective.comparative());
      case PLAIN -> List.of(adjective.positive());
      case VERY -> List.of("sehr", adjective.positive());
      case TOO -> List.of("zu", adjective.positive());
      case AS -> List.of("so", adjective.positive());
    };
  }
}
