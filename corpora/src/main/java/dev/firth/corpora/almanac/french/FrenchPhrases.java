package dev.firth.corpora.almanac.french;

import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Determiner;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.words.Gender;
import dev.firth.corpora.almanac.world.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says who and what: names, pronouns, numbers, articles, adjectives, nouns, all agreeing. */
final class FrenchPhrases {
  private final FrenchLexicon lexicon;
  private final FrenchPrepositions prepositions;

  FrenchPhrases(FrenchLexicon lexicon) {
    this.lexicon = lexicon;
    prepositions = new FrenchPrepositions(lexicon, this);
  }

  /** How a thing that no article picks out is said. */
  enum Bare {
    /** Some of it: {@code des pommes, du pain}. */
    SOME,
    /** All of its kind: {@code les pommes, le pain}. */
    KIND,
    /** None of it, after a negation: {@code de pommes, de pain}; so is {@code une pomme}. */
    NONE,
    /** After the preposition {@code de}, which is not said twice. */
    AFTER_DE
  }

  FrenchPrepositions prepositions() {
    return prepositions;
  }

  List<String> say(Phrase phrase, Bare bare) {
    return switch (phrase) {
      case Phrase.Named(var names) -> named(names);
      case Phrase.Pronoun pronoun ->
          List.of(
              switch (pronoun) {
                case HE, IT -> "lui";
                case SHE -> "elle";
                case THEY -> "eux";
                case SOMEONE -> "quelqu'un";
              });
      case Phrase.Both(var first, var second) -> {
        var words = new ArrayList<>(say(first, bare));
        words.add("et");
        words.addAll(say(second, bare));
        yield words;
      }
      case Phrase.Counted(int count, Concept noun) -> {
        FrenchNoun counted = lexicon.noun(noun, Optional.empty());
        yield List.of(FrenchNumbers.words(count, counted.isFeminine()), counted.form(count != 1));
      }
      case Phrase.Thing thing -> thing(thing, lexicon.noun(thing.noun(), Optional.empty()), bare);
    };
  }

  /** As a subject; {@code kind} says whether a thing without article is meant as a kind. */
  List<String> subject(Phrase phrase, boolean kind) {
    if (phrase instanceof Phrase.Pronoun pronoun) {
      return List.of(
          switch (pronoun) {
            case HE, IT -> "il";
            case SHE -> "elle";
            case THEY -> "ils";
            case SOMEONE -> "on";
          });
    }
    return say(phrase, kind ? Bare.KIND : Bare.SOME);
  }

  /** As what someone is: a trade by the name that a woman has in it, without an article. */
  List<String> complement(Phrase complement, Phrase of) {
    if (!(complement instanceof Phrase.Thing thing)) {
      return say(complement, Bare.SOME);
    }
    FrenchNoun noun = lexicon.noun(thing.noun(), Optional.of(of));
    boolean calling =
        thing.determiner() == Determiner.A
            && thing.noun().isA("person.trade")
            && thing.adjective().isEmpty()
            && thing.more().isEmpty();
    return calling ? List.of(noun.form(false)) : thing(thing, noun, Bare.SOME);
  }

  /** Whether words that agree with it are feminine. */
  boolean feminine(Phrase phrase) {
    return switch (phrase) {
      case Phrase.Named(var names) -> femaleName(names.getFirst());
      case Phrase.Pronoun pronoun -> pronoun.female();
      case Phrase.Both(var first, var second) -> feminine(first) && feminine(second);
      case Phrase.Counted counted -> lexicon.noun(counted.noun(), Optional.empty()).isFeminine();
      // Some words have another gender in the plural: le peuple, les habitants are both masculine.
      case Phrase.Thing thing -> lexicon.noun(thing.noun(), Optional.empty()).isFeminine();
    };
  }

  /** Whether the verb is in the plural with it; what is not counted in French is one. */
  boolean plural(Phrase phrase) {
    return phrase instanceof Phrase.Thing thing
        ? thing.plural() && lexicon.noun(thing.noun(), Optional.empty()).plural().isPresent()
        : phrase.plural();
  }

  private boolean femaleName(Concept name) {
    if (name.isA("name.country")) {
      return lexicon.genderOf(name).filter(g -> g == Gender.FEMININE).isPresent();
    }
    return name.isA("name.women") || (name.isA("name.river") && isFeminineRiver(name));
  }

  private static boolean isFeminineRiver(Concept name) {
    return name.key().endsWith("a") || name.key().endsWith("e");
  }

  private List<String> named(List<Concept> names) {
    Concept first = names.getFirst();
    var words = new ArrayList<String>();
    if (first.isA("name.country")) {
      lexicon.genderOf(first).ifPresent(g -> words.add(g == Gender.FEMININE ? "la" : "le"));
    } else if (first.isA("name.river")) {
      words.add(isFeminineRiver(first) ? "la" : "le");
    } else if (first.isA("name.mountain")) {
      words.addAll(List.of("le", "mont"));
    }
    names.forEach(name -> words.add(lexicon.name(name)));
    return words;
  }

  private List<String> thing(Phrase.Thing thing, FrenchNoun noun, Bare bare) {
    boolean plural = thing.plural() && noun.plural().isPresent();
    Optional<FrenchAdjective> adjective = thing.adjective().map(lexicon::adjectiveOf);
    Degree degree = thing.degree();
    boolean before = adjective.filter(FrenchAdjective::preposed).isPresent();
    String form = noun.form(plural);
    var words = new ArrayList<String>();
    if (before) {
      words.addAll(adjective(degree, adjective.get(), noun.isFeminine(), plural, form));
    }
    words.add(form);
    if (adjective.isPresent() && !before) {
      if (degree == Degree.MOST) {
        words.add(plural ? "les" : noun.isFeminine() ? "la" : "le");
      }
      words.addAll(adjective(degree, adjective.get(), noun.isFeminine(), plural, ""));
    }
    words.addAll(0, determiner(thing, noun, bare, before, words.getFirst()));
    thing
        .more()
        .ifPresent(
            more ->
                words.addAll(prepositions.say(more.relation(), more.other(), Optional.empty())));
    return words;
  }

  private static List<String> determiner(
      Phrase.Thing thing, FrenchNoun noun, Bare bare, boolean preposed, String next) {
    boolean plural = thing.plural() && noun.plural().isPresent();
    boolean counted = noun.plural().isPresent();
    boolean feminine = noun.isFeminine();
    boolean vowel = FrenchSpelling.startsWithVowel(next);
    String the = plural ? "les" : feminine ? "la" : "le";
    return switch (thing.determiner()) {
      case THE -> List.of(the);
      case A ->
          !counted
              ? partitive(the, bare)
              : bare == Bare.NONE ? List.of("de") : List.of(feminine ? "une" : "un");
      case NONE ->
          bare == Bare.KIND
              ? List.of(the)
              : plural ? several(bare, preposed) : partitive(the, bare);
      case SOME ->
          !plural ? partitive(the, bare) : bare == Bare.NONE ? List.of("de") : List.of("quelques");
      case MANY -> List.of("beaucoup", "de");
      case EVERY -> List.of("chaque");
      case THIS -> List.of(plural ? "ces" : feminine ? "cette" : vowel ? "cet" : "ce");
      case HIS, HER -> List.of(plural ? "ses" : feminine && !vowel ? "sa" : "son");
      case THEIR -> List.of(plural ? "leurs" : "leur");
    };
  }

  /** {@code des pommes}, but {@code de grandes pommes}. */
  private static List<String> several(Bare bare, boolean preposed) {
    return switch (bare) {
      case AFTER_DE -> List.of();
      case NONE -> List.of("de");
      case SOME, KIND -> List.of(preposed ? "de" : "des");
    };
  }

  private static List<String> partitive(String the, Bare bare) {
    return switch (bare) {
      case AFTER_DE -> List.of();
      case NONE -> List.of("de");
      case SOME, KIND -> List.of("de", the);
    };
  }

  /**
   * The adjective in its degree, agreeing: {@code très vieille, plus grands, meilleure}.
   *
   * @param next the noun before which it stands, or empty
   */
  static List<String> adjective(
      Degree degree, FrenchAdjective adjective, boolean feminine, boolean plural, String next) {
    boolean compared = degree == Degree.MORE || degree == Degree.MOST;
    if (compared && adjective.better().isPresent()) {
      return List.of(adjective.comparative().orElseThrow().form(feminine, plural));
    }
    boolean bel = !feminine && !plural && FrenchSpelling.startsWithVowel(next);
    String form = bel ? adjective.beforeVowel() : adjective.form(feminine, plural);
    return switch (degree) {
      case PLAIN -> List.of(form);
      case VERY -> List.of("très", form);
      case TOO -> List.of("trop", form);
      case AS -> List.of("aussi", form);
      case MORE, MOST -> List.of("plus", form);
    };
  }
}
