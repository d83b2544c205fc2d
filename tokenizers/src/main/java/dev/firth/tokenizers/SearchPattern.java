package dev.firth.tokenizers;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code Split} and {@code Replace} of a {@code tokenizer.json} look for: a literal string or
 * a regular expression in the syntax of Oniguruma. Immutable.
 */
public final class SearchPattern {
  private final String source;
  private final boolean regex;
  private final Pattern compiled;

  private SearchPattern(String source, boolean regex, Pattern compiled) {
    this.source = source;
    this.regex = regex;
    this.compiled = compiled;
  }

  /** Finds a string as it stands. */
  public static SearchPattern literal(String text) {
    return new SearchPattern(text, false, Pattern.compile(text, Pattern.LITERAL));
  }

  /**
   * Finds what a regular expression matches.
   *
   * @throws IllegalArgumentException if it is wrong, or uses what Firth does not know
   */
  public static SearchPattern regex(String expression) {
    return new SearchPattern(expression, true, OnigurumaSyntax.compile(expression));
  }

  /** The string or the expression. */
  public String source() {
    return source;
  }

  /** Whether it is a regular expression. */
  public boolean isRegex() {
    return regex;
  }

  /** Takes the bounds of a match. */
  @FunctionalInterface
  public interface MatchSink {
    /** A match, empty ones included, in UTF-16 units of the text. */
    void match(int from, int to);
  }

  /** Gives all matches from left to right; none overlap. */
  public void find(CharSequence text, MatchSink matches) {
    if (text.isEmpty()) {
      return;
    }
    // One string once: the matcher reads it faster than it reads any other sequence.
    String units = text.toString();
    Matcher matcher = compiled.matcher(units);
    int last = -1;
    while (matcher.find()) {
      int from = matcher.start();
      int to = matcher.end();
      if (from < to || mayBeEmpty(units, from, last)) {
        matches.match(from, to);
      }
      last = to;
    }
  }

  /**
   * Oniguruma's iterator leaves out an empty match right behind the match before it, and none can
   * be inside a character, where Java's matcher finds some.
   */
  private static boolean mayBeEmpty(String units, int at, int lastEnd) {
    return at != lastEnd
        && (at == 0
            || at == units.length()
            || !Character.isSurrogatePair(units.charAt(at - 1), units.charAt(at)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SearchPattern pattern
        && pattern.regex == regex
        && pattern.source.equals(source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, regex);
  }

  @Override
  public String toString() {
    return regex ? "/" + source + "/" : "'" + source + "'";
  }
}
