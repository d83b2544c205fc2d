package dev.firth.corpora.almanac.french;

import java.util.List;

/** Cardinal numbers in words, with hyphens as before the reform of 1990. */
final class FrenchNumbers {
  private static final List<String> SMALL =
      List.of(
          "zéro",
          "un",
          "deux",
          "trois",
          "quatre",
          "cinq",
          "six",
          "sept",
          "huit",
          "neuf",
          "dix",
          "onze",
          "douze",
          "treize",
          "quatorze",
          "quinze",
          "seize",
          "dix-sept",
          "dix-huit",
          "dix-neuf");
  private static final List<String> TENS =
      List.of("vingt", "trente", "quarante", "cinquante", "soixante");

  private FrenchNumbers() {}

  /** {@code vingt et une, soixante-douze, quatre-vingts, cent trois}, from 0 to 999. */
  static String words(int number, boolean feminine) {
    if (number < 100) {
      String words = belowHundred(number);
      boolean one = words.equals("un") || words.endsWith(" un") || words.endsWith("-un");
      String agreed = one && feminine ? words + "e" : words;
      // No apostrophe stands before eight and eleven.
      return agreed.equals("huit") || agreed.equals("onze") ? "*" + agreed : agreed;
    }
    int hundreds = number / 100;
    int rest = number % 100;
    String before = hundreds == 1 ? "cent" : SMALL.get(hundreds) + " cent";
    if (rest == 0) {
      return hundreds == 1 ? before : before + "s";
    }
    String after = words(rest, feminine);
    return before + " " + (after.startsWith("*") ? after.substring(1) : after);
  }

  private static String belowHundred(int number) {
    if (number < 20) {
      return SMALL.get(number);
    }
    if (number >= 80) {
      return number == 80 ? "quatre-vingts" : "quatre-vingt-" + SMALL.get(number - 80);
    }
    int ten = Math.min(number / 10, 6);
    int rest = number - 10 * ten;
    String before = TENS.get(ten - 2);
    if (rest == 0) {
      return before;
    }
    boolean joined = rest == 1 || rest == 11;
    return before + (joined ? " et " : "-") + SMALL.get(rest);
  }
}
