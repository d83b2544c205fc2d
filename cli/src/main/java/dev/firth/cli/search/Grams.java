package dev.firth.cli.search;

import dev.firth.runs.UsageException;

/** How many words a term has, as {@code 1} or {@code 1-2}. */
record Grams(int smallest, int largest) {
  static Grams parse(String text) {
    if (!text.matches("\\d{1,3}(-\\d{1,3})?")) {
      throw new UsageException("--ngrams takes a number or a range such as 1-2, not " + text);
    }
    int dash = text.indexOf('-');
    int smallest = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return new Grams(smallest, dash < 0 ? smallest : Integer.parseInt(text.substring(dash + 1)));
  }
}
