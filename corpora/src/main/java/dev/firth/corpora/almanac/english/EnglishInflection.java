package dev.firth.corpora.almanac.english;

/** The regular inflection of English words by their spelling. */
final class EnglishInflection {
  private EnglishInflection() {}

  /** {@code boxes}, {@code ladies}, {@code dogs}; of verbs the third person. */
  static String withS(String word) {
    if (endsWithAny(word, "s", "x", "z", "ch", "sh")
        || word.endsWith("go")
        || word.endsWith("do")) {
      return word + "es";
    }
    return consonantY(word) ? stem(word) + "ies" : word + "s";
  }

  /** {@code baked}, {@code carried}, {@code planned}. */
  static String past(String verb) {
    if (verb.endsWith("e")) {
      return verb + "d";
    }
    return consonantY(verb) ? stem(verb) + "ied" : doubled(verb) + "ed";
  }

  /** {@code baking}, {@code carrying}, {@code planning}. */
  static String gerund(String verb) {
    if (verb.endsWith("ie")) {
      return verb.substring(0, verb.length() - 2) + "ying";
    }
    return verb.endsWith("e") && !verb.endsWith("ee") ? stem(verb) + "ing" : doubled(verb) + "ing";
  }

  /** {@code larger}, {@code happier}, {@code bigger}; with {@code est} the superlative. */
  static String graded(String adjective, String ending) {
    if (adjective.endsWith("e")) {
      return stem(adjective) + ending;
    }
    return consonantY(adjective) ? stem(adjective) + "i" + ending : doubled(adjective) + ending;
  }

  /** Whether an adjective is compared by endings: short ones are, the others with "more". */
  static boolean hasEndings(String adjective) {
    String root = adjective.startsWith("un") ? adjective.substring(2) : adjective;
    int syllables = 0;
    for (int i = 0; i < root.length(); i++) {
      boolean begins = isVowel(root.charAt(i)) && (i == 0 || !isVowel(root.charAt(i - 1)));
      boolean mute = i == root.length() - 1 && root.charAt(i) == 'e' && !root.endsWith("le");
      if (begins && !mute) {
        syllables++;
      }
    }
    return syllables <= 1 || (syllables == 2 && endsWithAny(root, "le", "ow")) || endsInY(root);
  }

  private static boolean endsInY(String root) {
    return root.endsWith("y") && root.length() <= 8;
  }

  /** {@code kindly}, {@code happily}, {@code gently}, {@code fully}. */
  static String adverb(String adjective) {
    if (adjective.endsWith("le") && !isVowel(adjective.charAt(adjective.length() - 3))) {
      return stem(adjective) + "y";
    }
    if (adjective.endsWith("ll")) {
      return adjective + "y";
    }
    return consonantY(adjective) ? stem(adjective) + "ily" : adjective + "ly";
  }

  /** One short syllable that ends in a single consonant doubles it. */
  private static String doubled(String word) {
    int n = word.length();
    if (n < 3
        || isVowel(word.charAt(n - 1))
        || endsWithAny(word, "w", "x", "y")
        || !isVowel(word.charAt(n - 2))
        || (isVowel(word.charAt(n - 3)) && !word.startsWith("qu"))) {
      return word;
    }
    return word.chars().filter(c -> isVowel((char) c)).count() <= (word.startsWith("qu") ? 2 : 1)
        ? word + word.charAt(n - 1)
        : word;
  }

  private static boolean consonantY(String word) {
    return word.endsWith("y") && !isVowel(word.charAt(word.length() - 2));
  }

  private static String stem(String word) {
    return word.substring(0, word.length() - 1);
  }

  static boolean isVowel(char letter) {
    return "aeiou".indexOf(letter) >= 0;
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
