package dev.firth.corpora.almanac.german;

import dev.firth.corpora.almanac.words.Gender;
import java.util.Locale;
import java.util.regex.Pattern;

/** The regular inflection of German words by their spelling, and the endings of articles. */
final class GermanInflection {
  private static final Pattern ONE_SYLLABLE =
      Pattern.compile("(?iU)[^aeiouäöüy]*[aeiouäöüy]+[^aeiouäöüy]+");

  private GermanInflection() {}

  // Rows: nominative, accusative, dative, genitive. Columns: masculine, feminine, neuter, plural.
  private static final String[][] DEFINITE = {
    {"der", "die", "das", "die"},
    {"den", "die", "das", "die"},
    {"dem", "der", "dem", "den"},
    {"des", "der", "des", "der"}
  };
  private static final String[][] STRONG = {
    {"er", "e", "es", "e"},
    {"en", "e", "es", "e"},
    {"em", "er", "em", "en"},
    {"en", "er", "en", "er"}
  };
  private static final String[][] WEAK = {
    {"e", "e", "e", "en"},
    {"en", "e", "e", "en"},
    {"en", "en", "en", "en"},
    {"en", "en", "en", "en"}
  };
  private static final String[][] MIXED = {
    {"er", "e", "es", "en"},
    {"en", "e", "es", "en"},
    {"en", "en", "en", "en"},
    {"en", "en", "en", "en"}
  };
  private static final String[][] INDEFINITE = {
    {"", "e", "", "e"},
    {"en", "e", "", "e"},
    {"em", "er", "em", "en"},
    {"es", "er", "es", "er"}
  };

  /** Which endings an adjective takes, by what stands before it. */
  enum Declension {
    /** After nothing, or a word without endings. */
    STRONG(GermanInflection.STRONG),
    /** After {@code der} and its like. */
    WEAK(GermanInflection.WEAK),
    /** After {@code ein} and its like. */
    MIXED(GermanInflection.MIXED);

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final String[][] endings;

    Declension(String[][] endings) {
      this.endings = endings;
    }

    String ending(GermanCase which, Gender gender, boolean plural) {
      return endings[which.row()][column(gender, plural)];
    }
  }

  private static int column(Gender gender, boolean plural) {
    if (plural) {
      return 3;
    }
    return switch (gender) {
      case MASCULINE -> 0;
      case FEMININE -> 1;
      case NEUTER -> 2;
    };
  }

  /** {@code der, den, dem, des ...}. */
  static String definite(GermanCase which, Gender gender, boolean plural) {
    return DEFINITE[which.row()][column(gender, plural)];
  }

  /** {@code dieser, jedes, einige, vielen}. */
  static String likeDefinite(String stem, GermanCase which, Gender gender, boolean plural) {
    // Unlike an adjective, dieses has -es in the genitive.
    boolean genitive = which == GermanCase.GENITIVE && !plural && gender != Gender.FEMININE;
    return stem + (genitive ? "es" : Declension.STRONG.ending(which, gender, plural));
  }

  /** {@code ein, eine, keinem, seines, ihrer}. */
  static String likeIndefinite(String stem, GermanCase which, Gender gender, boolean plural) {
    return stem + INDEFINITE[which.row()][column(gender, plural)];
  }

  /** {@code Häusern, Frauen, Autos}. */
  static String dativePlural(String plural) {
    boolean takesN = plural.endsWith("e") || plural.endsWith("el") || plural.endsWith("er");
    return takesN ? plural + "n" : plural;
  }

  /** {@code Hauses, Kindes, Wagens, Sees, Gefängnisses}. */
  static String genitive(String noun, Gender gender) {
    if (gender == Gender.FEMININE) {
      return noun;
    }
    if (noun.endsWith("nis")) {
      return noun + "ses";
    }
    boolean hisses = endsWithAny(noun, "s", "ß", "x", "z", "sch", "st");
    return noun + (hisses || isOneSyllable(noun) ? "es" : "s");
  }

  /** Of those that end in a consonant: {@code Kind, Baum}, not {@code See, Schauer}. */
  private static boolean isOneSyllable(String noun) {
    boolean unstressed = endsWithAny(noun, "er", "el", "en");
    return !unstressed && ONE_SYLLABLE.matcher(noun).matches();
  }

  /** {@code macht, arbeitet, öffnet, wandert}. */
  static String weakThird(String infinitive) {
    String stem = verbStem(infinitive);
    return stem + (needsE(stem) ? "et" : "t");
  }

  /** {@code machte, arbeitete}. */
  static String weakPast(String infinitive) {
    return weakThird(infinitive) + "e";
  }

  /** {@code sahen, machten}. */
  static String pastPlural(String past) {
    return past.endsWith("e") ? past + "n" : past + "en";
  }

  /** As the infinitive, but for {@code sind}. */
  static String presentPlural(String infinitive) {
    return infinitive.equals("sein") ? "sind" : infinitive;
  }

  private static String verbStem(String infinitive) {
    return infinitive.substring(0, infinitive.length() - (infinitive.endsWith("en") ? 2 : 1));
  }

  /** Whether an ending of t needs an e before it to be said. */
  private static boolean needsE(String stem) {
    return endsWithAny(stem, "d", "t", "chn", "ffn", "gn", "tm");
  }

  /** {@code teur, dunkl, saur}: an unstressed e before l, or r after a diphthong, falls out. */
  static String adjectiveStem(String positive) {
    if (positive.endsWith("el") || positive.endsWith("euer") || positive.endsWith("auer")) {
      return positive.substring(0, positive.length() - 2) + positive.charAt(positive.length() - 1);
    }
    if (positive.equals("hoch")) {
      return "hoh";
    }
    return positive.endsWith("e") ? positive.substring(0, positive.length() - 1) : positive;
  }

  /** {@code schöner, dunkler, weiser}. */
  static String comparative(String positive) {
    return adjectiveStem(positive) + "er";
  }

  /** {@code schönst, breitest, müdest, frischest}. */
  static String superlative(String positive) {
    String stem = positive.endsWith("e") ? positive.substring(0, positive.length() - 1) : positive;
    boolean needsE = endsWithAny(stem, "d", "t", "s", "ß", "z", "x", "sch", "eu", "au");
    // Words of more than one syllable in -isch and -end take the short ending.
    boolean unstressed = endsWithAny(stem, "isch", "end") && stem.length() > 5;
    return stem + (needsE && !(unstressed && !stem.equals("frisch")) ? "est" : "st");
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static boolean endsWithAny(String word, String... endings) {
    for (String ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
