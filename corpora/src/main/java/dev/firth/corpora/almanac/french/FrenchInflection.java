package dev.firth.corpora.almanac.french;

/** The regular inflection of French words by their spelling. */
final class FrenchInflection {
  private static final String VOWELS = "aàâeéèêëiîïoôuùûüyœ";

  private FrenchInflection() {}

  /** {@code pommes, gâteaux, chevaux, nez}; of several words the first changes. */
  static String plural(String noun) {
    int space = noun.indexOf(' ');
    if (space > 0) {
      return plural(noun.substring(0, space)) + noun.substring(space);
    }
    if (endsWithAny(noun, "s", "x", "z")) {
      return noun;
    }
    if (noun.endsWith("al")) {
      return noun.substring(0, noun.length() - 1) + "ux";
    }
    if (noun.equals("travail")) {
      return "travaux";
    }
    return noun + (endsWithAny(noun, "au", "eu", "œu") ? "x" : "s");
  }

  /** As nouns, but {@code bleus}; what is no single word ({@code en bois}) stays. */
  static String pluralAdjective(String singular) {
    if (singular.startsWith("en ")) {
      return singular;
    }
    if (singular.startsWith("peu ")) {
      return "peu " + plural(singular.substring(4));
    }
    return singular.equals("bleu") ? "bleus" : plural(singular);
  }

  /** {@code petite, fière, heureuse, vive, cruelle, bonne, sèche}; a final e stays. */
  static String feminine(String masculine) {
    if (masculine.endsWith("e") || masculine.startsWith("en ")) {
      return masculine;
    }
    if (masculine.endsWith("er")) {
      return masculine.substring(0, masculine.length() - 2) + "ère";
    }
    if (endsWithAny(masculine, "eux", "oux")) {
      return masculine.substring(0, masculine.length() - 1) + "se";
    }
    if (masculine.endsWith("f")) {
      return masculine.substring(0, masculine.length() - 1) + "ve";
    }
    if (endsWithAny(masculine, "el", "eil", "ien", "éen", "on")) {
      return masculine + masculine.charAt(masculine.length() - 1) + "e";
    }
    return masculine + "e";
  }

  /** {@code prudemment, constamment, poliment, heureusement}. */
  static String adverb(String masculine, String feminine) {
    if (masculine.endsWith("ent")) {
      return masculine.substring(0, masculine.length() - 3) + "emment";
    }
    if (masculine.endsWith("ant")) {
      return masculine.substring(0, masculine.length() - 3) + "amment";
    }
    boolean vowel = endsWithAny(masculine, "é", "i", "u");
    return (vowel ? masculine : feminine) + "ment";
  }

  /** Whether a letter is a vowel, said or written with any accent. */
  static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }

  /** {@code mange, achète, espère, paie, nettoie}: the present of verbs in -er. */
  static String presentStem(String infinitive) {
    String stem = infinitive.substring(0, infinitive.length() - 2);
    if (endsWithAny(stem, "oy", "uy", "ay")) {
      return stem.substring(0, stem.length() - 1) + "i";
    }
    if (endsWithAny(stem, "appel", "jet")) {
      return stem + stem.charAt(stem.length() - 1);
    }
    int last = lastConsonants(stem);
    if (last > 0 && last < stem.length() && "eé".indexOf(stem.charAt(last - 1)) >= 0) {
      return stem.substring(0, last - 1) + "è" + stem.substring(last);
    }
    return stem;
  }

  /** Where the consonants begin that end a stem, if they open one syllable; else its length. */
  private static int lastConsonants(String stem) {
    int start = stem.length();
    while (start > 0 && !isVowel(stem.charAt(start - 1))) {
      start--;
    }
    String consonants = stem.substring(start);
    boolean one = consonants.length() == 1 || endsWithAny(consonants, "br", "cr", "gl", "gn", "ch");
    return one ? start : stem.length();
  }

  /** {@code mange, commenç, achet}: before -ait. */
  static String imperfectStem(String infinitive) {
    String stem = infinitive.substring(0, infinitive.length() - 2);
    if (stem.endsWith("g")) {
      return stem + "e";
    }
    return stem.endsWith("c") ? stem.substring(0, stem.length() - 1) + "ç" : stem;
  }

  /** {@code mangera, achètera, espérera, paiera}: before -a and -ait. */
  static String futureStem(String infinitive) {
    String stem = infinitive.substring(0, infinitive.length() - 2);
    // An é of the stem stays in the future.
    boolean accent = stem.indexOf('é') >= 0 && presentStem(infinitive).indexOf('è') >= 0;
    return (accent ? stem : presentStem(infinitive)) + "er";
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
