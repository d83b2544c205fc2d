package dev.firth.corpora.almanac.french;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How words change beside each other: {@code le + homme = l'homme}, {@code de + le = du}. A star
 * before a word says that its first sound is a consonant, a tilde before {@code le} and its like
 * that they are pronouns, which {@code de} and {@code à} leave alone.
 */
final class FrenchSpelling {
  private static final Set<String> ELIDED = Set.of("le", "la", "de", "ne", "se", "que");

  private FrenchSpelling() {}

  /** The words of a sentence as they are written, a word with an apostrophe before its host. */
  static List<String> join(List<String> phrase) {
    List<String> words = new ArrayList<>();
    phrase.forEach(part -> words.addAll(Arrays.asList(part.split(" "))));
    Deque<String> said = new ArrayDeque<>();
    for (String word : words.reversed()) {
      boolean pronoun = word.startsWith("~");
      String plain = pronoun ? word.substring(1) : word;
      String next = said.isEmpty() ? "" : said.getFirst();
      if (ELIDED.contains(plain) && startsWithVowel(next)) {
        said.addFirst((pronoun ? "~" : "") + plain.substring(0, plain.length() - 1) + "'");
      } else if (plain.equals("si") && (next.equals("il") || next.equals("ils"))) {
        said.addFirst("s'");
      } else if (contracted(word, next) != null) {
        said.removeFirst();
        said.addFirst(contracted(word, next));
      } else {
        said.addFirst(word);
      }
    }
    return said.stream().map(FrenchSpelling::unmarked).toList();
  }

  /** Whether a word is said with a vowel first, and so takes an apostrophe before it. */
  static boolean startsWithVowel(String word) {
    if (word.isEmpty()) {
      return false;
    }
    String first = word.substring(0, 1).toLowerCase(Locale.ROOT);
    return FrenchInflection.isVowel(first.charAt(0)) || first.equals("h");
  }

  private static String contracted(String word, String next) {
    boolean one = next.equals("le") || next.equals("Le");
    if (word.equals("de")) {
      return one ? "du" : next.equals("les") ? "des" : null;
    }
    if (word.equals("à")) {
      return one ? "au" : next.equals("les") ? "aux" : null;
    }
    return null;
  }

  private static String unmarked(String word) {
    return word.startsWith("*") || word.startsWith("~") ? word.substring(1) : word;
  }
}
