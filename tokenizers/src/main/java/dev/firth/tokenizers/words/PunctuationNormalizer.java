package dev.firth.tokenizers.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes punctuation in one way, as {@code normalize-punctuation.perl} of Moses does: straight
 * quotation marks, plain hyphens, three periods for an ellipsis, no blanks where English has none,
 * and in numbers the separator of the language for a no-break space. It is meant for lines before
 * they are tokenized. Immutable.
 */
public final class PunctuationNormalizer {
  private static final List<Rule> COMMON = common();

  private final String language;
  private final List<Rule> last = new ArrayList<>();

  private PunctuationNormalizer(String language) {
    this.language = language;
    switch (language) {
      case "en" -> last.add(new Rule("\"", "\"([,.]+)", "$1\""));
      case "cs", "cz" -> {
        // Left as it is: the usage varies.
      }
      default -> {
        last.add(literal(",\"", "\","));
        // A match begins where a run of periods does, or behind the match before.
        last.add(new Rule(".\"", "(?:(?<!\\.)|\\G)(\\.++)\"(\\s*[^<])", "\"$1$2"));
      }
    }
    boolean comma =
        switch (language) {
          case "de", "es", "cz", "cs", "fr" -> true;
          default -> false;
        };
    last.add(new Rule("\u00a0", "(\\d)\u00a0(\\d)", comma ? "$1,$2" : "$1.$2"));
  }

  /** The normalizer of a language, given by its code. */
  public static PunctuationNormalizer of(String language) {
    return new PunctuationNormalizer(language);
  }

  /** The line with other punctuation; it has no line feed at its end. */
  public String normalize(String line) {
    // The Perl program sees the line feed, and one of its rules wants a character there.
    String text = line + "\n";
    for (Rule rule : COMMON) {
      text = rule.apply(text);
    }
    for (Rule rule : last) {
      text = rule.apply(text);
    }
    return text.substring(0, text.length() - 1);
  }

  @Override
  public String toString() {
    return "punctuation-" + language;
  }

  /**
   * A substitution of all matches.
   *
   * @param needed what a text must hold to have one
   * @param pattern null if all of {@code needed} is to be replaced
   */
  private record Rule(String needed, Pattern pattern, String to) {
    Rule(String needed, String expression, String to) {
      this(needed, Pattern.compile(expression), to);
    }

    String apply(String text) {
      if (pattern == null) {
        return text.replace(needed, to);
      }
      return text.contains(needed) ? pattern.matcher(text).replaceAll(to) : text;
    }
  }

  private static Rule literal(String from, String to) {
    return new Rule(from, (Pattern) null, to);
  }

  private static List<Rule> common() {
    var rules = new ArrayList<Rule>();
    rules.add(literal("\r", ""));
    brackets(rules);
    quotes(rules);
    guillemets(rules);
    noBreakSpaces(rules);
    return List.copyOf(rules);
  }

  private static void brackets(List<Rule> rules) {
    rules.add(literal("(", " ("));
    rules.add(literal(")", ") "));
    rules.add(new Rule("  ", " {2,}", " "));
    rules.add(new Rule(") ", "\\) ([.!:?;,])", ")$1"));
    rules.add(literal("( ", "("));
    rules.add(literal(" )", ")"));
    rules.add(new Rule(" %", "(\\d) %", "$1%"));
    rules.add(literal(" :", ":"));
    rules.add(literal(" ;", ";"));
  }

  private static void quotes(List<Rule> rules) {
    rules.add(literal("`", "'"));
    rules.add(literal("''", " \" "));
    rules.add(literal("„", "\""));
    rules.add(literal("“", "\""));
    rules.add(literal("”", "\""));
    rules.add(literal("–", "-"));
    rules.add(literal("—", " - "));
    rules.add(new Rule("  ", " {2,}", " "));
    rules.add(literal("´", "'"));
    rules.add(new Rule("‘", "([a-zA-Z])‘([a-zA-Z])", "$1'$2"));
    rules.add(new Rule("’", "([a-zA-Z])’([a-zA-Z])", "$1'$2"));
    rules.add(literal("‘", "'"));
    rules.add(literal("‚", "'"));
    rules.add(literal("’", "\""));
    rules.add(literal("''", "\""));
    rules.add(literal("…", "..."));
  }

  private static void guillemets(List<Rule> rules) {
    rules.add(literal("\u00a0«\u00a0", " \""));
    rules.add(literal("«\u00a0", "\""));
    rules.add(literal("«", "\""));
    rules.add(literal("\u00a0»\u00a0", "\" "));
    rules.add(literal("\u00a0»", "\""));
    rules.add(literal("»", "\""));
  }

  private static void noBreakSpaces(List<Rule> rules) {
    rules.add(literal("\u00a0%", "%"));
    rules.add(literal("nº\u00a0", "nº "));
    rules.add(literal("\u00a0:", ":"));
    rules.add(literal("\u00a0ºC", " ºC"));
    rules.add(literal("\u00a0cm", " cm"));
    rules.add(literal("\u00a0?", "?"));
    rules.add(literal("\u00a0!", "!"));
    rules.add(literal("\u00a0;", ";"));
    rules.add(literal(",\u00a0", ", "));
    rules.add(new Rule("  ", " {2,}", " "));
  }
}
