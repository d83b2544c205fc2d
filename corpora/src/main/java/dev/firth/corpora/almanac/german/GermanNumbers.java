package dev.firth.corpora.almanac.german;

import java.util.List;

/** Cardinal numbers in words. */
final class GermanNumbers {
  private static final List<String> SMALL =
      List.of(
          "null",
          "eins",
          "zwei",
          "drei",
          "vier",
          "fünf",
          "sechs",
          "sieben",
          "acht",
          "neun",
          "zehn",
          "elf",
          "zwölf",
          "dreizehn",
          "vierzehn",
          "fünfzehn",
          "sechzehn",
          "siebzehn",
          "achtzehn",
          "neunzehn");
  private static final List<String> TENS =
      List.of(
          "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig");

  private GermanNumbers() {}

  /** {@code zwölf, einundzwanzig, hundertdrei}, from 0 to 999. */
  static String word(int number) {
    if (number < SMALL.size()) {
      return SMALL.get(number);
    }
    if (number < 100) {
      int one = number % 10;
      String before = one == 0 ? "" : (one == 1 ? "ein" : SMALL.get(one)) + "und";
      return before + TENS.get(number / 10 - 2);
    }
    int hundreds = number / 100;
    String before = (hundreds == 1 ? "ein" : SMALL.get(hundreds)) + "hundert";
    return number % 100 == 0 ? before : before + word(number % 100);
  }
}
