package dev.firth.corpora.almanac.english;

import dev.firth.corpora.almanac.meaning.Degree;
import dev.firth.corpora.almanac.meaning.Phrase;
import dev.firth.corpora.almanac.meaning.SentenceSink;
import dev.firth.corpora.almanac.world.Concept;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says who and what: names, pronouns, numbers, articles, adjectives. */
final class EnglishPhrases {
  // Written with a vowel, said with a consonant, and the other way round.
  private static final Set<String> SAID_WITH_CONSONANT =
      Set.of("useful", "useless", "european", "one", "unicorn");
  private static final Set<String> SAID_WITH_VOWEL = Set.of("honest", "heir", "heiress", "hour");

  private static final List<String> NUMBERS =
      List.of(
          "no",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private final EnglishLexicon lexicon;

  EnglishPhrases(EnglishLexicon lexicon) {
    this.lexicon = lexicon;
  }

  void subject(Phrase phrase, SentenceSink sink) {
    if (phrase instanceof Phrase.Pronoun pronoun) {
      sink.word(pronoun.name().toLowerCase(Locale.ROOT));
    } else {
      phrase(phrase, sink);
    }
  }

  void object(Phrase phrase, SentenceSink sink) {
    if (phrase instanceof Phrase.Pronoun pronoun) {
      sink.word(
          switch (pronoun) {
            case HE -> "him";
            case SHE -> "her";
            case IT -> "it";
            case THEY -> "them";
            case SOMEONE -> "someone";
          });
    } else {
      phrase(phrase, sink);
    }
  }

  private void phrase(Phrase phrase, SentenceSink sink) {
    switch (phrase) {
      case Phrase.Named(var names) -> named(names, sink);
      case Phrase.Both(var first, var second) -> {
        phrase(first, sink);
        sink.word("and");
        phrase(second, sink);
      }
      case Phrase.Counted(int count, Concept noun) -> {
        number(count, sink);
        sink.word(lexicon.form(noun, count == 1 ? EnglishForm.SINGULAR : EnglishForm.PLURAL));
      }
      case Phrase.Thing thing -> thing(thing, sink);
      case Phrase.Pronoun pronoun -> object(pronoun, sink);
    }
  }

  private static void named(List<Concept> names, SentenceSink sink) {
    if (names.getFirst().isA("name.river")) {
      sink.word("the");
    }
    names.forEach(name -> sink.word(name.key()));
  }

  private void thing(Phrase.Thing thing, SentenceSink sink) {
    String noun =
        lexicon.form(thing.noun(), thing.plural() ? EnglishForm.PLURAL : EnglishForm.SINGULAR);
    determiner(thing, thing.adjective().map(a -> first(thing.degree(), a)).orElse(noun), sink);
    thing.adjective().ifPresent(adjective -> adjective(thing.degree(), adjective, sink));
    sink.word(noun);
    thing
        .more()
        .ifPresent(
            more -> {
              sink.word(more.relation().name().toLowerCase(Locale.ROOT));
              object(more.other(), sink);
            });
  }

  private void determiner(Phrase.Thing thing, String next, SentenceSink sink) {
    switch (thing.determiner()) {
      case NONE -> {}
      case A -> sink.word(article(next));
      case THIS -> sink.word(thing.plural() ? "these" : "this");
      default -> sink.word(thing.determiner().name().toLowerCase(Locale.ROOT));
    }
  }

  /** {@code a} or {@code an} by the sound of the next word. */
  static String article(String next) {
    String word = next.toLowerCase(Locale.ROOT);
    boolean vowel =
        EnglishInflection.isVowel(word.charAt(0))
            ? !SAID_WITH_CONSONANT.contains(word)
            : SAID_WITH_VOWEL.contains(word);
    return vowel ? "an" : "a";
  }

  private String first(Degree degree, Concept adjective) {
    return words(degree, adjective).getFirst();
  }

  /** The adjective in its degree: {@code very old}, {@code older}, {@code most useful}. */
  void adjective(Degree degree, Concept adjective, SentenceSink sink) {
    words(degree, adjective).forEach(sink::word);
  }

  private List<String> words(Degree degree, Concept adjective) {
    String positive = lexicon.form(adjective, EnglishForm.POSITIVE);
    return switch (degree) {
      case PLAIN -> List.of(positive);
      case VERY -> List.of("very", positive);
      case TOO -> List.of("too", positive);
      case AS -> List.of("as", positive);
      case MORE -> compared(lexicon.form(adjective, EnglishForm.COMPARATIVE), "more", positive);
      case MOST -> compared(lexicon.form(adjective, EnglishForm.SUPERLATIVE), "most", positive);
    };
  }

  private static List<String> compared(String form, String helper, String positive) {
    return form.equals(EnglishLexicon.NONE) ? List.of(helper, positive) : List.of(form);
  }

  private static void number(int count, SentenceSink sink) {
    if (count < 20) {
      sink.word(NUMBERS.get(count));
      return;
    }
    if (count >= 100) {
      sink.word(NUMBERS.get(count / 100));
      sink.word("hundred");
    } else {
      sink.word(TENS.get(count / 10 - 2));
      if (count % 10 != 0) {
        sink.word(NUMBERS.get(count % 10));
      }
    }
  }
}
